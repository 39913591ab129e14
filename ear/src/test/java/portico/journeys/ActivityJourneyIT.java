package portico.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import portico.whole.Chromium;
import portico.whole.PorticoServer;
import portico.whole.Window;

/** What was done for a level is seen by its administrators, as a page and as a file (U12, H15–H20). */
class ActivityJourneyIT {

    /** U12, U20: what concerns invoices is left out for an administrator who may not see them, in the file too. */
    @Test
    void administrators_read_who_did_what_and_of_invoices_only_who_may_see_them(PorticoServer server, Chromium chromium)
            throws SQLException {
        Archived.lastMonth(server);
        done(server, People.TECHNICAL_CONTACT, "access.declined");
        done(server, People.COMMERCIAL_CONTACT, "billing.to-paper");
        try (Window commercial = chromium.window().signIn(People.COMMERCIAL_CONTACT);
                Window technical = chromium.window().signIn(People.TECHNICAL_CONTACT)) {
            commercial.open("/access/activity");
            Page page = commercial.page();
            assertThat(page.locator("main")).containsText("Hat auf Papierrechnung umgestellt");
            assertThat(page.locator("main")).containsText("Hat eine Anfrage abgelehnt");

            page.locator("select[name=kind]").selectOption("INVOICES");
            page.locator(".pt-question button").click();
            assertThat(page.locator("main")).containsText("Hat auf Papierrechnung umgestellt");
            assertThat(page.locator("main")).not().containsText("Hat eine Anfrage abgelehnt");
            String file = csv(
                    server, commercial, page.locator("a[href*='activity.csv']").getAttribute("href"));
            assertTrue(file.startsWith("\uFEFFZeit;Wer;"), file);
            assertTrue(file.contains("Hat auf Papierrechnung umgestellt"), file);
            assertFalse(file.contains("Hat eine Anfrage abgelehnt"), file);

            commercial.open("/access/activity?to=2001-01-01");
            assertThat(page.locator("main")).containsText("Dazu gibt es nichts");

            technical.open("/access/activity");
            assertThat(technical.page().locator("main")).containsText("Hat eine Anfrage abgelehnt");
            assertThat(technical.page().locator("main")).not().containsText("Papierrechnung");
            String his = csv(
                    server,
                    technical,
                    technical.page().locator("a[href*='activity.csv']").getAttribute("href"));
            assertTrue(his.contains("access.declined") && !his.contains("billing."), his);
            commercial.mustObeyThePolicy();
        }
    }

    /** U20 and every other wall: nobody outside reads a thing, and nothing tells him that there is any. */
    @Test
    void a_person_of_another_company_is_no_filter(PorticoServer server, Chromium chromium) {
        Archived.lastMonth(server);
        try (Window commercial = chromium.window().signIn(People.COMMERCIAL_CONTACT)) {
            for (String query : new String[] {
                "?person=00000000-0000-0000-0000-000000000000", "?person=x", "?after=x", "?after=2026-01-01T00:00:00Z_x"
            }) {
                APIResponse answer = commercial.page().request().get(server.url() + "/access/activity" + query);
                assertEquals(404, answer.status(), query);
            }
            assertEquals(
                    200,
                    commercial
                            .page()
                            .request()
                            .get(server.url() + "/access/activity?from=2026-02-31&kind=x")
                            .status());
        }
    }

    private static String csv(PorticoServer server, Window window, String href) {
        APIResponse answer = window.page().request().get(server.url() + href);
        assertEquals(200, answer.status());
        assertEquals(
                "text/csv;charset=UTF-8", answer.headers().get("content-type").replace(" ", ""));
        return answer.text();
    }

    private static void done(PorticoServer server, String who, String action) throws SQLException {
        try (Connection connection = server.owner();
                Statement statement = connection.createStatement()) {
            assertEquals(
                    1,
                    statement.executeUpdate(
                            "INSERT INTO portico.audit_entry (account_id, operator_id, customer_id, action)"
                                    + " SELECT a.id, n.operator_id, n.customer_id, '" + action
                                    + "' FROM portico.account a, portico.node n"
                                    + " WHERE a.email = '" + who + "' AND n.number = 'K-10001'"));
        }
    }
}
