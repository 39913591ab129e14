package portico.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import portico.whole.Chromium;
import portico.whole.PorticoServer;
import portico.whole.Window;

/** A customer's commercial contact (C10): from signing in (U46) to the invoice, its reasons, its document and its way. */
class CustomerJourneyIT {

    /** U2, U3, U29, B4. */
    @Test
    void a_customer_finds_last_months_invoice_reads_why_an_amount_is_what_it_is_and_takes_the_archived_pdf(
            PorticoServer server, Chromium chromium) throws Exception {
        Archived invoice = Archived.lastMonth(server);
        try (Window window = chromium.window().signIn(People.COMMERCIAL_CONTACT)) {
            Page page = window.page();
            enter(page, "Rechnungen");
            assertThat(page.locator("h1")).hasText("Archiv");
            page.getByRole(AriaRole.LINK, named(invoice.number())).first().click();
            assertThat(page.locator("h1")).hasText("Rechnung " + invoice.number());

            page.getByRole(AriaRole.LINK, named("Betrag erklären")).first().click();
            Locator why = page.locator(".pt-explain");
            assertThat(why).isVisible();
            String line = page.locator("tr:has(#line-1) .pt-money").last().innerText();
            assertTrue(why.innerText().contains(line), line + " in: " + why.innerText());
            assertThat(why.locator(".pt-formula")).containsText(line);
            assertThat(why).containsText("MWST");

            Download download = page.waitForDownload(
                    () -> page.getByRole(AriaRole.LINK, named("PDF laden")).click());
            byte[] pdf = Files.readAllBytes(download.path());
            assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.US_ASCII));
            assertEquals(
                    invoice.hash(),
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)));
            window.mustObeyThePolicy();
        }
    }

    /** U4, U30. */
    @Test
    void a_customer_switches_invoices_to_paper_and_back_to_email(PorticoServer server, Chromium chromium) {
        server.lastMonth();
        try (Window window = chromium.window().signIn(People.COMMERCIAL_CONTACT)) {
            Page page = preference(window);
            for (String way : new String[] {"Auf Papier, per Post", "Per E-Mail, als PDF"}) {
                page.getByLabel(way).check();
                press(page, "Speichern");
                assertThat(page.getByText("Gespeichert.")).isVisible();
                page.reload();
                assertThat(page.getByLabel(way)).isChecked();
            }
            assertThat(page.locator("main")).containsText("Umgestellt auf Papier");
            window.mustObeyThePolicy();
        }
    }

    /** U4. */
    @Test
    void a_new_recipient_gets_invoices_only_after_following_the_link_in_his_own_mail(
            PorticoServer server, Chromium chromium) {
        server.lastMonth();
        String recipient = "lager." + System.nanoTime() + "@aarebogen.example";
        try (Window window = chromium.window().signIn(People.COMMERCIAL_CONTACT);
                Window elsewhere = chromium.window()) {
            Page page = preference(window);
            page.getByLabel("Weitere E-Mail-Adresse").fill(recipient);
            press(page, "Adresse hinzufügen");
            Locator entry = page.locator("li", new Page.LocatorOptions().setHasText(recipient))
                    .first();
            assertThat(entry).containsText("Noch nicht bestätigt");

            elsewhere.page().navigate(Mails.linkTo(server.mails(), recipient));
            page.reload();
            assertThat(entry).containsText("Noch nicht bestätigt");
            press(elsewhere.page(), "Ja, Rechnungen hierher senden");
            assertThat(elsewhere.page().locator("main")).containsText(recipient);
            page.reload();
            assertThat(entry).containsText("bestätigt am");

            entry.getByRole(AriaRole.BUTTON).last().click();
            assertThat(page.getByText("Die Adresse ist entfernt.")).isVisible();
            elsewhere.mustObeyThePolicy();
            window.mustObeyThePolicy();
        }
    }

    /** U4: a portal is no machine for mailing strangers. */
    @Test
    void who_has_had_many_confirmations_sent_today_waits_and_keeps_what_was_typed(
            PorticoServer server, Chromium chromium) throws Exception {
        server.lastMonth();
        String recipient = "spaet." + System.nanoTime() + "@aarebogen.example";
        write(server, """
                INSERT INTO portico.billing_preference_change
                       (contract_id, operator_id, reseller_id, customer_id, account_id, what, arguments)
                SELECT p.contract_id, p.operator_id, p.reseller_id, p.customer_id, a.id, 'recipient-asked', '{of-the-brake}'
                  FROM portico.billing_preference p, portico.account a, generate_series(1, 20)
                 WHERE p.contract_id = (SELECT id FROM portico.contract WHERE number = '%s') AND a.email = '%s'
                """.formatted(People.CONTRACT, People.COMMERCIAL_CONTACT));
        try (Window window = chromium.window().signIn(People.COMMERCIAL_CONTACT)) {
            Page page = preference(window);
            page.getByLabel("Weitere E-Mail-Adresse").fill(recipient);
            press(page, "Adresse hinzufügen");
            assertThat(page.locator("main")).containsText("heute schon 20 Bestätigungen");
            assertThat(page.getByLabel("Weitere E-Mail-Adresse")).hasValue(recipient);
            window.mustObeyThePolicy();
        } finally {
            write(server, "DELETE FROM portico.billing_preference_change WHERE arguments = '{of-the-brake}'");
        }
    }

    private static void write(PorticoServer server, String sql) throws SQLException {
        try (Connection connection = server.owner();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static Page preference(Window window) {
        Page page = window.page();
        enter(page, "Rechnungen");
        enter(page, "Rechnungseinstellung");
        page.getByRole(AriaRole.LINK, named(People.CONTRACT)).click();
        assertThat(page.locator("main")).containsText("Vertrag " + People.CONTRACT);
        return page;
    }

    private static void enter(Page page, String room) {
        page.locator("#rooms")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(room).setExact(true))
                .click();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
