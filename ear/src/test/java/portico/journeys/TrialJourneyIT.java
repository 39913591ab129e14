package portico.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import portico.whole.Chromium;
import portico.whole.Look;
import portico.whole.PorticoServer;
import portico.whole.Window;

/** A visitor, from the start page through the mail to every level, and out again (H9). */
class TrialJourneyIT {

    @ParameterizedTest
    @EnumSource(Look.class)
    void asks_opens_looks_around_on_every_level_and_ends_it(Look look, PorticoServer server, Chromium chromium)
            throws SQLException {
        server.lastMonth();
        forgetTheCounters(server);
        String email = Guests.address("gast");
        try (Window window = chromium.window(look)) {
            Page page = window.open("/start").page();
            page.locator("a[href='/trial/trial']").click();
            page.locator("[id$=':name']").fill("Gabi Gast");
            page.locator("[id$=':email']").fill(email);
            page.locator("button[id$=':do']").click();
            assertThat(page.locator(".pt-notice").first()).containsText("unterwegs");

            URI link = URI.create(Mails.linkTo(server.mails(), email));
            window.open(link.getPath() + "?" + link.getQuery());
            assertFalse(page.url().contains("token"), page::url);
            page.locator("[id$=new-password]").pressSequentially("password1");
            assertThat(page.locator(".pt-meter")).containsText("schwach");
            page.locator("[id$=new-password]").fill("");
            page.locator("[id$=new-password]").pressSequentially(Guests.PASSWORD);
            page.locator("[id$=again]").fill(Guests.PASSWORD);
            window.mustBeAccessible();
            page.locator("button[id$=':do']").click();

            assertThat(page.locator(".pt-trial")).containsText("Testumgebung");
            assertThat(page.locator(".pt-trial")).containsText("endet am");
            Guests.await(
                    server,
                    "SELECT furnished_at IS NOT NULL FROM portico.trial t JOIN portico.account a"
                            + " ON a.id = t.account_id WHERE a.email = '" + email + "'");
            window.open("/overview").mustFit().mustSpeak().mustBeAccessible();
            // The reseller, its customers, their sites.
            window.open("/tenancy/customers");
            assertThat(page.locator("main")).containsText("Muster Bau AG");
            page.locator("tbody a:has-text('Muster Bau AG')").first().click();
            assertThat(page.locator("main")).containsText("Werkhof Winterthur");
            assertThat(page.locator(".pt-trial")).isVisible();
            window.mustFit().mustSpeak();
            // Invoices with how they were reckoned, and the document.
            window.open("/billing/invoices");
            assertThat(page.locator("main")).containsText(Pattern.compile("X[A-Z]{3}-R-\\d{4}-0000\\d\\d"));
            page.locator("tbody a").first().click();
            assertThat(page.locator("main")).containsText("Muster Telecom AG");
            window.mustFit().mustSpeak().mustBeAccessible();
            window.open("/access/users");
            assertThat(page.locator("main")).containsText("Petra Muster");
            // A supporter is invited; the mail stays, and shows how it would look.
            window.open("/supporters/invite");
            page.locator("[id$=':name']").fill("Fremde Person");
            page.locator("[id$=':email']").fill("fremd@real.example");
            page.locator("button[id$=':do']").click();
            assertThat(page.locator(".pt-problems")).containsText("@muster-x");
            String domain = one(
                    server,
                    "SELECT portico.accounts_trial_domain(trial_id) FROM portico.account WHERE email = '" + email
                            + "'");
            page.locator("[id$=':email']").fill("hilfe@" + domain);
            page.locator("button[id$=':do']").click();
            window.open("/trial/letters");
            assertThat(page.locator(".pt-letter")).containsText("hilfe@" + domain);
            window.mustFit().mustSpeak().mustBeAccessible();
            assertEquals(
                    "0",
                    one(server, "SELECT count(*) FROM portico.outbox_mail WHERE recipient LIKE '%@" + domain + "'"));
            // Nothing of anybody real.
            Response foreign = page.navigate(server.url() + "/overview?scope="
                    + one(server, "SELECT public_id FROM portico.node WHERE number = 'K-10001'"));
            assertEquals(404, foreign.status());

            window.open("/overview");
            page.locator(".pt-trial a[href*='trial-end']").click();
            window.mustFit().mustSpeak().mustBeAccessible();
            assertThat(page.locator("#gone")).containsText("Verträge");
            page.locator("button[id$=':do']").click();
            assertThat(page.locator(".pt-notice").first()).containsText("beendet");
            assertThat(page).hasURL(Pattern.compile(".*/start.*"));
            Guests.await(server, "SELECT NOT EXISTS (SELECT FROM portico.account WHERE email = '" + email + "')");
            window.open("/overview");
            assertThat(page).hasURL(Pattern.compile(".*/start.*"));
            window.mustObeyThePolicy();
        }
    }

    /** An end by the calendar, while the visitor looks at a page. */
    @Test
    void a_trial_that_is_over_shows_nothing_any_more_and_is_erased(PorticoServer server, Chromium chromium)
            throws SQLException {
        server.lastMonth();
        try (Window window = chromium.window()) {
            Guests.enter(server, window);
            String house = one(server, "SELECT max(operator_id) FROM portico.trial");
            run(server, "UPDATE portico.account SET ends_at = clock_timestamp() WHERE trial_id = " + house);
            window.open("/billing/invoices");
            assertThat(window.page()).hasURL(Pattern.compile(".*/start.*"));
            run(server, "UPDATE portico.trial SET ends_at = clock_timestamp() WHERE operator_id = " + house);
            Guests.await(server, "SELECT NOT EXISTS (SELECT FROM portico.node WHERE operator_id = " + house + ")");
        }
    }

    /** Two days before the last one there is a letter, once. */
    @Test
    void the_visitor_is_reminded_once(PorticoServer server, Chromium chromium) throws SQLException {
        server.lastMonth();
        try (Window window = chromium.window()) {
            Guests.enter(server, window);
            String house = one(server, "SELECT max(operator_id) FROM portico.trial");
            String email = one(
                    server,
                    "SELECT a.email FROM portico.trial t JOIN portico.account a ON a.id = t.account_id"
                            + " WHERE t.operator_id = " + house);
            run(
                    server,
                    "UPDATE portico.trial SET ends_at = clock_timestamp() + interval '40 hours' WHERE operator_id = "
                            + house);
            Guests.await(server, "SELECT reminded_at IS NOT NULL FROM portico.trial WHERE operator_id = " + house);
            assertTrue(Mails.text(server.mails(), email, "endet bald").contains("gelöscht"));
            assertEquals(
                    "1",
                    one(
                            server,
                            "SELECT count(*) FROM portico.outbox_mail WHERE natural_key = 'trial-reminder:" + house
                                    + "'"));
        }
    }

    private static void forgetTheCounters(PorticoServer server) throws SQLException {
        run(server, "DELETE FROM portico.sign_in_throttle WHERE key LIKE 'trial-%'");
    }

    private static void run(PorticoServer server, String sql) throws SQLException {
        try (Connection owner = server.owner()) {
            owner.createStatement().execute(sql);
        }
    }

    private static String one(PorticoServer server, String sql) throws SQLException {
        try (Connection owner = server.owner();
                ResultSet row = owner.createStatement().executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
