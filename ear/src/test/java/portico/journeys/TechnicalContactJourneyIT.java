package portico.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import portico.whole.Chromium;
import portico.whole.PorticoServer;
import portico.whole.Window;

/** The technical contact sees invoice data in no channel (U20), and is not even told that there is any. */
class TechnicalContactJourneyIT {

    /** U20. */
    @Test
    void neither_room_nor_amount_nor_number_of_an_invoice_is_to_be_seen(PorticoServer server, Chromium chromium) {
        Archived invoice = Archived.lastMonth(server);
        try (Window window = chromium.window().signIn(People.TECHNICAL_CONTACT)) {
            Page page = window.page();
            assertThat(page.locator("#rooms")).not().containsText("Rechnung");
            assertThat(page.locator("#rooms")).not().containsText("Abrechnung");
            String overview = page.locator("body").innerText();
            assertFalse(
                    overview.contains("CHF") || overview.contains("Betrag") || overview.contains("Rechnung"), overview);
            assertThat(page.locator("main")).containsText("Bern Wankdorf");
            for (String path : List.of("/levels?text=" + invoice.number(), "/accounts/profile", "/overview")) {
                window.open(path);
                assertFalse(page.content().contains(invoice.number() + "<"), path);
                assertThat(page.locator("#rooms")).not().containsText("Rechnung");
            }
            window.mustObeyThePolicy();
        }
    }

    /** U20: the same addresses answer the commercial contact, so it is the right that is missing, not the page. */
    @Test
    void every_address_of_an_invoice_answers_as_if_it_did_not_exist(PorticoServer server, Chromium chromium) {
        Archived invoice = Archived.lastMonth(server);
        List<String> addresses = List.of(
                "/billing/invoice?id=" + invoice.id(),
                "/billing/invoice?id=" + invoice.id() + "&scope=" + invoice.level(),
                "/documents/invoice.pdf?id=" + invoice.id(),
                "/documents/invoice-qr.svg?id=" + invoice.id(),
                "/billing/preference?contract=" + invoice.contract());
        try (Window technical = chromium.window().signIn(People.TECHNICAL_CONTACT);
                Window commercial = chromium.window().signIn(People.COMMERCIAL_CONTACT)) {
            assertAll(addresses.stream().map(path -> () -> {
                assertEquals(200, answer(server, commercial, path).status(), path + " for the commercial contact");
                APIResponse refused = answer(server, technical, path);
                assertEquals(404, refused.status(), path + " for the technical contact");
                assertFalse(refused.text().contains(invoice.number() + "<"), path + " says the number");
            }));
            technical.open("/billing/invoice?id=" + invoice.id());
            assertThat(technical.page().locator("h1")).hasText("Diese Seite gibt es nicht");
        }
    }

    /** U20, U42, B3: that there is an archive is no invoice data; who can let him in is named, and of the invoices nothing. */
    @Test
    void the_archive_itself_says_which_right_it_needs_and_who_can_grant_it(PorticoServer server, Chromium chromium) {
        Archived invoice = Archived.lastMonth(server);
        try (Window technical = chromium.window().signIn(People.TECHNICAL_CONTACT)) {
            for (String path : List.of(
                    "/billing/invoices", "/billing/invoices?number=" + invoice.number(), "/billing/preferences")) {
                assertEquals(403, answer(server, technical, path).status(), path);
                technical.open(path);
                assertThat(technical.page().locator("main")).containsText("Invoicing&Billing");
                assertThat(technical.page().locator("main")).containsText("Regula Ammann");
                assertThat(technical.page().locator("main")).not().containsText("Operator-");
                assertThat(technical.page().locator("main")).not().containsText(invoice.number());
            }
            technical.mustBeAccessible().mustSpeak();
        }
    }

    private static APIResponse answer(PorticoServer server, Window window, String path) {
        return window.page().request().get(server.url() + path);
    }
}
