package portico.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import portico.whole.Chromium;
import portico.whole.PorticoServer;
import portico.whole.Window;

/** A helper for a time, from the mail to the end, in the browser (H3, H15–H20). */
class SupporterJourneyIT {
    private static final String PASSWORD = "Kornhausbrücke bei Nebel";
    private static final String COMPANY = "Aarebogen Logistik AG";
    private static final Pattern LINK = Pattern.compile("https?://\\S+/supporters/invitation\\?token=\\S+");

    /** H16–H20: one login, two nodes; what is done is seen; the end comes while a tab is open. */
    @Test
    void invited_on_two_nodes_accepts_acts_is_seen_and_expires_while_signed_in(PorticoServer server, Chromium chromium)
            throws SQLException {
        server.lastMonth();
        String email = email("sven");
        try (Window customer = chromium.window().signIn(People.COMMERCIAL_CONTACT);
                Window reseller = chromium.window().signIn(People.RESELLER);
                Window helper = chromium.window()) {
            invite(customer, "Sven Helfer", email);
            customer.mustBeAccessible().mustSpeak();
            assertThat(customer.page().locator(".pt-badge").first()).containsText("Eingeladen");
            String seen = customer.page().url();
            String first = link(server, email, COMPANY);

            Page page = helper.open(first).page();
            assertThat(page.locator("main")).containsText(COMPANY);
            assertThat(page.locator("main")).containsText("Regula Ammann");
            helper.mustBeAccessible().mustSpeak();
            page.locator("button[id$=begin]").click();
            page.locator("[id$=new-password]").fill(PASSWORD);
            page.locator("[id$=again]").fill(PASSWORD);
            page.locator("button[id$=':do']").click();
            page.waitForURL(address -> address.contains("/start"));
            signIn(helper, email);
            helper.open(first);
            page.locator("button[id$=accept]").click();
            assertThat(page.locator(".pt-notice").first()).containsText(COMPANY);
            assertThat(page.locator(".pt-supporting")).containsText("Supporter für " + COMPANY);
            helper.mustBeAccessible().mustSpeak();
            String company = URI.create(page.url()).getQuery();

            invite(reseller, "Sven Helfer", email);
            helper.open(link(server, email, "Nordgrat Systeme GmbH"));
            page.locator("button[id$=accept]").click();
            assertThat(page.locator(".pt-supporting")).containsText("Supporter für Nordgrat Systeme GmbH");
            page.locator(".pt-switcher summary").click();
            assertThat(page.locator(".pt-switcher-list")).containsText("als Supporter bis");
            assertThat(page.locator(".pt-switcher-list")).containsText(COMPANY);

            helper.open("/access/ask?right=Service-Config&" + company);
            page.locator("[id$=message]").fill("Ich soll auch einstellen.");
            page.locator("button[id$=':do']").click();
            assertThat(page.locator(".pt-notice").first()).containsText("gestellt");
            customer.page().navigate(seen);
            assertThat(customer.page().locator("#acts"))
                    .containsText("Sven Helfer für " + COMPANY + ", vergeben von Regula Ammann");
            assertThat(customer.page().locator(".pt-badge").first()).containsText("Aktiv");
            customer.picture("supporter").mustBeAccessible().mustSpeak();

            helper.open("/overview?" + company);
            assertThat(page.locator(".pt-supporting")).containsText(COMPANY);
            endsNow(server, email, COMPANY);
            Response later = page.reload();
            assertEquals(404, later.status(), "the tab was open, and the right is over");
            helper.open("/overview");
            assertThat(page.locator(".pt-supporting")).containsText("Nordgrat Systeme GmbH");
            customer.page().reload();
            assertThat(customer.page().locator(".pt-badge").first()).containsText("Abgelaufen");
            helper.mustObeyThePolicy();
            customer.mustObeyThePolicy();
        }
    }

    /** No sub-delegation, and what was not given is refused (H20). */
    @Test
    void a_supporter_passes_nothing_on_configures_nothing_unasked_and_is_shut_out_when_ended(
            PorticoServer server, Chromium chromium) throws SQLException {
        server.lastMonth();
        String email = email("tamara");
        try (Window customer = chromium.window().signIn(People.COMMERCIAL_CONTACT);
                Window helper = chromium.window()) {
            invite(customer, "Tamara Hilfreich", email);
            String seen = customer.page().url();
            begin(server, helper, email);
            String company = URI.create(helper.page().url()).getQuery();
            for (String page : new String[] {
                "/access/users", "/access/register", "/access/requests", "/supporters/supporters", "/supporters/invite"
            }) {
                Response refused = helper.page().navigate(server.url() + page + "?" + company);
                if (!page.equals("/access/requests")) {
                    assertEquals(403, refused.status(), page);
                }
            }
            assertEquals(
                    "false",
                    one(
                            server,
                            "SELECT bool_or(c.right_code IN ('Service-Config', 'Invoicing&Billing', 'portal-admin'))::text"
                                    + " FROM portico.access_closure(now(), NULL) c JOIN portico.account a"
                                    + " ON a.id = c.account_id WHERE a.email = ?",
                            email));
            assertEquals(
                    403,
                    helper.page()
                            .navigate(server.url() + "/billing/invoices?" + company)
                            .status());

            Page page = customer.page();
            page.navigate(seen);
            page.locator("[id$=':why']").fill("Auftrag erledigt");
            page.locator("[data-dialog=end-dialog]").click();
            customer.mustBeAccessible();
            page.locator("dialog button[id$=':end']").click();
            assertThat(page.locator(".pt-notice").first()).containsText("beendet");
            assertThat(page.locator(".pt-badge").first()).containsText("Beendet");
            assertEquals(
                    404,
                    helper.page()
                            .navigate(server.url() + "/overview?" + company)
                            .status());
        }
    }

    /** Expired, foreign, reused, withdrawn; and no without an account. */
    @Test
    void an_invitation_is_good_once_for_whom_it_is_meant_and_can_be_declined(PorticoServer server, Chromium chromium)
            throws SQLException {
        server.lastMonth();
        String email = email("urs");
        try (Window customer = chromium.window().signIn(People.COMMERCIAL_CONTACT);
                Window stranger = chromium.window().signIn(People.TECHNICAL_CONTACT);
                Window helper = chromium.window()) {
            invite(customer, "Urs Nein", email);
            String seen = customer.page().url();
            String link = link(server, email, COMPANY);
            stranger.open(link);
            assertThat(stranger.page().locator(".is-warning")).containsText(email);
            assertThat(stranger.page().locator("button[id$=accept]")).hasCount(0);

            customer.page().locator("button[id$=send-again]").click();
            assertThat(customer.page().locator(".pt-notice").first()).containsText("unterwegs");
            helper.open(link);
            assertThat(helper.page().locator("main")).containsText("gilt nicht mehr");

            String again = link(server, email, COMPANY);
            assertTrue(!again.equals(link), "another link");
            helper.open(again);
            helper.page().locator("[data-dialog=decline-dialog]").click();
            helper.page().locator("dialog button[id$=':decline']").click();
            assertThat(helper.page().locator("main")).containsText("abgelehnt");
            helper.mustBeAccessible().mustSpeak();
            helper.open(again);
            assertThat(helper.page().locator("main")).containsText("gilt nicht mehr");
            customer.page().navigate(seen);
            assertThat(customer.page().locator(".pt-badge").first()).containsText("Abgelehnt");

            invite(customer, "Urs Nein", email);
            String old = link(server, email, COMPANY);
            alter(
                    server,
                    "supporter_link",
                    "UPDATE portico.supporter_link l SET ends_at = now() - interval '1 second' FROM portico.supporter_delegation d"
                            + " JOIN portico.account a ON a.id = d.account_id WHERE d.id = l.delegation_id AND a.email = ?",
                    email);
            helper.open(old);
            assertThat(helper.page().locator("main")).containsText("gilt nicht mehr");
            customer.page().reload();
            assertThat(customer.page().locator(".pt-badge").first()).containsText("Abgelaufen");
        }
    }

    private static void invite(Window window, String name, String email) {
        Page page = window.open("/supporters/invite").page();
        page.locator("[id$=':name']").fill(name);
        page.locator("[id$=':email']").fill(email);
        page.locator("button[id$=':do']").click();
        assertThat(page.locator("h1")).hasText(name);
    }

    private static void begin(PorticoServer server, Window helper, String email) throws SQLException {
        String link = link(server, email, COMPANY);
        Page page = helper.open(link).page();
        page.locator("button[id$=begin]").click();
        page.locator("[id$=new-password]").fill(PASSWORD);
        page.locator("[id$=again]").fill(PASSWORD);
        page.locator("button[id$=':do']").click();
        page.waitForURL(address -> address.contains("/start"));
        signIn(helper, email);
        helper.open(link);
        page.locator("button[id$=accept]").click();
        assertThat(page.locator(".pt-supporting")).containsText(COMPANY);
    }

    private static void signIn(Window window, String email) {
        Page page = window.page();
        page.locator("[id$=email]").fill(email);
        page.locator("[id$=password]").fill(PASSWORD);
        page.locator("button[id$=sign-in]").click();
        page.waitForURL(address -> !address.contains("/start"));
    }

    /** Path and query of the newest invitation's link, as it left. */
    private static String link(PorticoServer server, String email, String node) throws SQLException {
        String text = one(
                server,
                "SELECT body_text FROM portico.outbox_mail WHERE recipient = ? AND subject LIKE '%" + node
                        + "' ORDER BY id DESC LIMIT 1",
                email);
        Matcher link = LINK.matcher(text);
        assertTrue(link.find(), text);
        URI address = URI.create(link.group());
        return address.getPath() + "?" + address.getQuery();
    }

    /** The clock of the test: the last moment has passed. */
    private static void endsNow(PorticoServer server, String email, String node) throws SQLException {
        alter(
                server,
                "access_grant",
                "UPDATE portico.access_grant g SET valid_until = now() FROM portico.account a, portico.node n"
                        + " WHERE a.id = g.grantee AND n.id = g.node_id AND n.name = '" + node + "' AND a.email = ?",
                email);
    }

    private static void alter(PorticoServer server, String table, String sql, String email) throws SQLException {
        try (Connection connection = server.owner();
                PreparedStatement change = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("ALTER TABLE portico." + table + " DISABLE TRIGGER access_keep");
            change.setString(1, email);
            assertTrue(change.executeUpdate() > 0);
            connection.createStatement().execute("ALTER TABLE portico." + table + " ENABLE TRIGGER access_keep");
            connection.commit();
        }
    }

    /** Another one each time: the tests share a database. */
    private static String email(String who) {
        return who + "." + Long.toString(System.nanoTime(), 36) + "@helfer.example";
    }

    private static String one(PorticoServer server, String sql, String email) throws SQLException {
        try (Connection connection = server.owner();
                PreparedStatement question = connection.prepareStatement(sql)) {
            question.setString(1, email);
            try (ResultSet row = question.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
