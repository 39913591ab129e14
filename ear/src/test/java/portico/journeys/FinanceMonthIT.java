package portico.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import portico.config.RunBook;
import portico.whole.Chromium;
import portico.whole.PorticoServer;
import portico.whole.Window;

/**
 * A month as finance really lives it (C11, B5): stopped, resumed, thrown away, done again, released, and what could not be
 * billed is cured and billed afterwards.
 */
class FinanceMonthIT {
    private static final double PATIENCE = Duration.ofMinutes(2).toMillis();

    /** Neither last month nor the one of the other journey. */
    private static final YearMonth MONTH =
            YearMonth.now(ZoneId.of("Europe/Zurich")).minusMonths(3);

    /** A contract of the demo operator that names nobody who pays. */
    private static final String PARKED = "V-20019";

    private final PorticoServer server;

    FinanceMonthIT(PorticoServer server) {
        this.server = server;
    }

    @Test
    void a_month_is_stopped_resumed_discarded_billed_again_and_its_parked_contract_is_cured_and_billed_too(
            Chromium chromium) throws Exception {
        server.lastMonth();
        try (Window starter = chromium.window().signIn(People.STARTER);
                Window second = chromium.window().signIn(People.APPROVER)) {
            Page desk = starter.page();
            stopInTheMiddle(desk);
            starter.mustBeAccessible().picture("run-stopped");
            press(desk, "Fortsetzen");
            awaitWords(desk, "Freigeben muss eine andere Person");

            press(desk, "Lauf verwerfen …");
            press(desk, "Entwürfe löschen");
            awaitWords(desk, "verworfen");
            assertEquals("0", one("SELECT count(*) FROM portico.invoice WHERE month = '" + MONTH.atDay(1) + "'"));
            starter.mustBeAccessible().picture("run-discarded");

            start(desk);
            awaitWords(desk, "Freigeben muss eine andere Person");
            assertThat(desk.locator("main")).containsText(PARKED);
            assertThat(desk.locator("main")).containsText("nennt niemanden, der zahlt");
            release(second.page());
            awaitDelivered(desk);
            String first = numbered();

            cure("K-10012");
            press(desk, "Geparkte neu rechnen");
            awaitWords(desk, "Nachtragslauf");
            awaitWords(desk, "Freigeben muss eine andere Person");
            assertThat(row(desk, "davon verrechnet")).containsText("1");
            release(second.page());
            awaitDelivered(desk);
            starter.mustBeAccessible().mustObeyThePolicy().picture("run-supplementary");
            second.mustObeyThePolicy();

            assertEquals(
                    "1",
                    one(
                            "SELECT count(*) FROM portico.invoice i JOIN portico.contract c ON c.id = i.contract_id WHERE i.month = '"
                                    + MONTH.atDay(1) + "' AND c.number = '" + PARKED + "' AND i.number IS NOT NULL"));
            assertTrue(first.compareTo(numbered()) < 0, "the numbers go on after " + first);
        } finally {
            cure("");
        }
        RunBook book = new RunBook(server.local().owner());
        RunBook.Entry run = book.last("monthly-invoices", MONTH.toString()).orElseThrow();
        assertTrue(run.isDone(), run.toString());
        assertEquals(
                List.of(),
                book.totals(run.id()).stream().filter(total -> !total.agrees()).toList());
    }

    /** The drafts cannot be written while somebody else holds their table, so the run is still rating when it is stopped. */
    private void stopInTheMiddle(Page desk) throws SQLException {
        try (Connection held = server.owner();
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("LOCK TABLE portico.invoice_line IN SHARE MODE");
            start(desk);
            fallSilent(desk);
            press(desk, "Anhalten");
            awaitWords(desk, "Der Lauf hält an, sobald die angefangenen Teile fertig sind.");
            held.rollback();
        }
        assertThat(desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fortsetzen")))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }

    /** As if the server had died a minute ago, and no other had looked yet: finance reads what will happen by itself. */
    private void fallSilent(Page desk) {
        String server = one("SELECT owner FROM portico.run_lease");
        assertThat(desk.locator("main")).not().containsText("meldet sich seit");
        one(
                "UPDATE portico.run_lease SET owner = 'node-gone', heartbeat = clock_timestamp() - interval '1 min' RETURNING 1");
        awaitWords(desk, "Der Server node-gone meldet sich seit");
        one("UPDATE portico.run_lease SET owner = '', heartbeat = '-infinity' RETURNING 1");
        awaitWords(desk, "Der Lauf brach ab und geht innerhalb einer Minute von selbst weiter");
        one("UPDATE portico.run_lease SET owner = '" + server + "', heartbeat = clock_timestamp() RETURNING 1");
        assertThat(desk.getByText("Der Lauf brach ab")).hasCount(0, patiently());
    }

    private static LocatorAssertions.HasCountOptions patiently() {
        return new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE);
    }

    private static void start(Page page) {
        page.locator("#rooms")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Abrechnung"))
                .click();
        page.locator("[id$=billed-month]").fill(MONTH.toString());
        Locator day = page.locator("[id$=invoice-date_input]");
        day.click();
        day.press("Control+A");
        day.pressSequentially(MONTH.plusMonths(1).atDay(2).format(DateTimeFormatter.ofPattern("dd.MM.yyyy")));
        day.press("Tab");
        press(page, "Rechnen, noch nicht freigeben");
        page.waitForURL("**/billing/run?*");
    }

    private static void release(Page page) {
        page.locator("#rooms")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Abrechnung"))
                .click();
        page.locator("tr", new Page.LocatorOptions().setHasText("Wartet auf Freigabe"))
                .first()
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        page.waitForURL("**/billing/run?*");
        press(page, "Freigeben …");
        press(page, "Freigeben und versenden");
        assertThat(page.getByText("Freigegeben. Die Rechnungen werden")).isVisible();
    }

    /** What finance does about it: the operator's file of contracts comes again, with a payer. */
    private void cure(String payer) throws Exception {
        Path directory = Files.createDirectories(server.local().spool().resolve("import/cure-" + System.nanoTime()));
        List<String> contracts = Files.readAllLines(server.checkout().root().resolve("config/demo/contracts.csv"));
        String line = contracts.stream()
                .filter(contract -> contract.startsWith(PARKED + ","))
                .findFirst()
                .orElseThrow();
        String[] cells = line.split(",", 4);
        Files.writeString(
                directory.resolve("contracts.csv"),
                contracts.get(0) + "\n" + cells[0] + "," + cells[1] + "," + payer + "," + cells[3] + "\n");
        server.start("import-contracts", Map.of("directory", directory.toString()));
        RunBook book = new RunBook(server.local().owner());
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (book.last("import-contracts", directory.toString())
                .filter(RunBook.Entry::isDone)
                .isEmpty()) {
            assertTrue(System.nanoTime() < end, "the import of " + directory);
            Thread.sleep(200);
        }
    }

    private static void awaitWords(Page page, String words) {
        assertThat(page.locator("main"))
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }

    private static void awaitDelivered(Page page) {
        assertThat(page.locator(".pt-step.is-done")).hasCount(5, patiently());
    }

    private static Locator row(Page page, String words) {
        return page.locator("[id$=control] tbody tr", new Page.LocatorOptions().setHasText(words));
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private String numbered() {
        return one("SELECT max(number) FROM portico.invoice WHERE month = '" + MONTH.atDay(1) + "'");
    }

    private String one(String sql) {
        try (Connection connection = server.owner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
