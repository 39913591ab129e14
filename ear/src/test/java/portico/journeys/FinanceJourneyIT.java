package portico.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import portico.config.RunBook;
import portico.whole.Chromium;
import portico.whole.PorticoServer;
import portico.whole.Window;

/** The billing desk (C11): a month is rehearsed, released by four eyes, and watched until it has left (B5). */
class FinanceJourneyIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Not last month, which the suite's operator has billed already. */
    private static final YearMonth MONTH =
            YearMonth.now(ZoneId.of("Europe/Zurich")).minusMonths(2);

    private static final String INVOICE_DATE =
            MONTH.plusMonths(1).atDay(2).format(DateTimeFormatter.ofPattern("dd.MM.yyyy"));

    /** C11, B5, C6. */
    @Test
    void one_person_starts_a_month_another_releases_it_and_both_watch_until_it_is_delivered(
            PorticoServer server, Chromium chromium) {
        server.lastMonth();
        try (Window starter = chromium.window().signIn(People.STARTER);
                Window second = chromium.window().signIn(People.APPROVER)) {
            start(starter.page());
            Set<String> progress = watch(List.of(starter.page()), "Wartet");
            assertTotalsAgree(starter);
            assertThat(starter.page().getByText("Freigeben muss eine andere Person"))
                    .isVisible();
            assertThat(button(starter.page(), "Freigeben …")).hasCount(0);
            starter.mustBeAccessible().picture("run-waiting");

            openFromList(second.page());
            assertTotalsAgree(second);
            lookAtDrafts(second);
            release(second);
            progress.addAll(watch(List.of(starter.page(), second.page()), "Freigegeben von"));
            progress.addAll(watch(List.of(starter.page(), second.page()), null));
            assertTrue(
                    progress.stream().anyMatch(text -> text.matches("(?s)[\\d’]+ von [\\d’]+.*")),
                    "progress: " + progress);

            for (Window window : List.of(starter, second)) {
                assertThat(window.page().locator(".pt-step.is-done")).hasCount(5);
                window.mustBeAccessible().mustObeyThePolicy();
            }
        }
        RunBook book = new RunBook(server.local().owner());
        RunBook.Entry run = book.last("monthly-invoices", MONTH.toString()).orElseThrow();
        assertTrue(run.isDone(), run.toString());
        List<RunBook.Total> totals = book.totals(run.id());
        assertFalse(totals.isEmpty());
        assertEquals(List.of(), totals.stream().filter(total -> !total.agrees()).toList());
    }

    /** A month that was billed is refused in words, at the field, and nothing is started (C11). */
    @Test
    void a_month_that_is_billed_cannot_be_started_again(PorticoServer server, Chromium chromium) {
        server.lastMonth();
        RunBook book = new RunBook(server.local().owner());
        YearMonth billed = MONTH.plusMonths(1);
        long before =
                book.last("monthly-invoices", billed.toString()).orElseThrow().id();
        try (Window window = chromium.window().signIn(People.FINANCE)) {
            Page page = window.open("/billing/runs").page();
            page.locator("[id$=billed-month]").fill(billed.toString());
            button(page, "Rechnen, noch nicht freigeben").click();
            assertThat(page.locator(".pt-problems")).containsText("ist schon verrechnet");
            assertThat(page.locator("[id$=billed-month]")).hasValue(billed.toString());
            window.mustBeAccessible();
        }
        assertEquals(
                before,
                book.last("monthly-invoices", billed.toString()).orElseThrow().id());
    }

    private static void start(Page page) {
        page.locator("#rooms")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Abrechnung"))
                .click();
        page.locator("[id$=billed-month]").fill(MONTH.toString());
        // Key by key, as a person types: the calendar puts back its own day where no key was pressed.
        Locator day = page.locator("[id$=invoice-date_input]");
        day.click();
        day.press("Control+A");
        day.pressSequentially(INVOICE_DATE);
        day.press("Tab");
        button(page, "Rechnen, noch nicht freigeben").click();
        page.waitForURL("**/billing/run?*");
        assertThat(page.locator("main")).containsText("Rechnungsdatum " + INVOICE_DATE);
    }

    /** The second person finds what waits for her in the list. */
    private static void openFromList(Page page) {
        page.locator("#rooms")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Abrechnung"))
                .click();
        Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("Wartet auf Freigabe"));
        row.getByRole(AriaRole.LINK).first().click();
        page.waitForURL("**/billing/run?*");
    }

    private static void lookAtDrafts(Window window) {
        Page page = window.page();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rechnungen ansehen"))
                .click();
        assertThat(page.locator("main .pt-rows tbody tr").first()).containsText("Entwurf");
        window.mustBeAccessible().picture("run-drafts");
        page.goBack();
    }

    private static void release(Window window) {
        Page page = window.page();
        button(page, "Freigeben …").click();
        assertThat(page.locator("dialog[open]")).containsText("erhalten ihre Nummer und ihr PDF");
        window.mustBeAccessible().picture("run-release");
        button(page, "Freigeben und versenden").click();
        assertThat(page.getByText("Freigegeben. Die Rechnungen werden")).isVisible();
    }

    /** Every size was counted twice, and no two counts differ. */
    private static void assertTotalsAgree(Window window) {
        Locator rows = window.page().locator("[id$=control] tbody tr");
        assertTrue(rows.count() >= 8, rows.count() + " control totals");
        for (Locator row : rows.all()) {
            String difference = row.locator("td").last().innerText();
            assertTrue(difference.matches("(?s).*\\b0([.]00)?\\s*"), row.innerText());
        }
        assertThat(window.page().getByText("stimmen überein")).isVisible(new LocatorAssertions.IsVisibleOptions());
    }

    /**
     * Looks at the pages, which renew themselves, until each shows the words, or where there are none until nothing is being
     * worked on any more.
     *
     * @return what was said of the progress on the way
     */
    private static Set<String> watch(List<Page> pages, String words) {
        Set<String> progress = new TreeSet<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            boolean all = true;
            for (Page page : pages) {
                progress.addAll(page.locator(".pt-progress-words").allInnerTexts());
                String text = page.locator("main").innerText();
                all &= words == null ? page.locator(".pt-step.is-done").count() == 5 : text.contains(words);
            }
            if (all) {
                return progress;
            }
            pages.get(0).waitForTimeout(100);
        }
        throw new AssertionError("Waited in vain for " + words + "; progress: " + progress + "; the page says: "
                + pages.get(0).locator("main").innerText());
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
