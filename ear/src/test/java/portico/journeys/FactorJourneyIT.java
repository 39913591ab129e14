package portico.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.bastiaanjansen.otp.TOTPGenerator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import portico.accounts.PasswordHash;
import portico.matrix.Surfer;
import portico.whole.Chromium;
import portico.whole.Look;
import portico.whole.PorticoServer;
import portico.whole.Window;

/** Another address, a lost telephone, and a second factor that is demanded, in the browser (U24, U46, U50). */
class FactorJourneyIT {
    private static final String PASSWORD = "Zytglogge läutet 17-mal";

    /** U50: from the profile, through two mailboxes, until one signs in by the new address. */
    @Test
    void an_address_changes_when_both_mailboxes_have_agreed(PorticoServer server, Chromium chromium)
            throws SQLException {
        server.lastMonth();
        String old = account(server, "alt", "Vreni Zügelt");
        String wanted = old.replace("alt.", "neu.");
        try (Window desk = chromium.window(Look.DESK_LIGHT);
                Window phone = chromium.window(Look.PHONE_DARK)) {
            signIn(desk, old);
            Page page = desk.open("/accounts/profile").page();
            page.locator("#security a[href*='/accounts/email']").click();
            page.locator("[id$=':email']").fill(wanted);
            page.locator("[id$=present]").fill(PASSWORD);
            desk.picture("email-change").mustBeAccessible();
            page.locator("button[id$=':do']").click();
            assertThat(page.locator("#waits")).containsText("Noch nicht bestätigt");
            desk.picture("email-waits").mustBeAccessible().mustSpeak();

            phone.open(path(Mails.linkTo(server.mails(), wanted)));
            assertFalse(phone.page().url().contains("token"), phone.page()::url);
            phone.picture("email-confirm-new").mustBeAccessible().mustSpeak().mustFit();
            phone.page().locator("button[id$=agree]").click();
            assertThat(phone.page().locator("main")).containsText("Jetzt fehlt noch das bisherige");
            phone.picture("email-confirm-waits");

            desk.open(path(Mails.linkTo(server.mails(), old)));
            desk.picture("email-confirm-old").mustBeAccessible();
            page.locator("button[id$=agree]").click();
            assertThat(page.locator(".pt-notice").first()).containsText(wanted);
            assertThat(page.locator(".pt-account-name")).hasText("Vreni Zügelt");
            signIn(phone, wanted);
            desk.mustObeyThePolicy();
            phone.mustObeyThePolicy();
        }
    }

    /** U24, U50: who manages the person takes the factor off, with a reason; a contract's contact is the operator's. */
    @Test
    void who_has_lost_app_and_codes_gets_in_again_by_who_manages_him(PorticoServer server, Chromium chromium)
            throws SQLException {
        server.lastMonth();
        String email = account(server, "verloren", "Vreni Verloren");
        run(
                server,
                "INSERT INTO portico.access_registration (account_id, node_id, registered_by)"
                        + " SELECT p.id, c.holder_id, k.account_id FROM portico.contract c"
                        + " JOIN portico.contract_contact k ON k.contract_id = c.id"
                        + " JOIN portico.account a ON a.id = k.account_id, portico.account p"
                        + " WHERE a.email = ? AND p.email = ? LIMIT 1",
                People.COMMERCIAL_CONTACT,
                email);
        run(
                server,
                "INSERT INTO portico.account_totp (account_id, sealed, confirmed_at)"
                        + " SELECT id, 'x', now() FROM portico.account WHERE email = ?",
                email);
        try (Window lost = chromium.window(Look.PHONE_LIGHT);
                Window administrator = chromium.window(Look.DESK_DARK).signIn(People.COMMERCIAL_CONTACT)) {
            signIn(lost, email);
            assertThat(lost.page()).hasURL(Pattern.compile(".*/accounts/second-step.*"));
            assertThat(lost.page().locator("#lost")).containsText("Wer in Ihrer Firma Benutzer verwaltet");
            assertThat(lost.page().locator("#lost a[href^='tel:']")).hasCount(1);
            assertFalse(lost.page().locator("main").innerText().contains("Regula"), "nobody is named to a stranger");
            lost.picture("second-step-lost").mustBeAccessible().mustSpeak().mustFit();

            Page page = administrator
                    .open("/access/user?id="
                            + one(server, "SELECT public_id FROM portico.account WHERE email = ?", email))
                    .page();
            page.locator("a[href*='/access/lost-factor']").click();
            page.locator("button[id$=':do']").click();
            assertThat(page.locator(".pt-problems")).containsText("Grund");
            administrator.picture("lost-factor").mustBeAccessible().mustSpeak();
            page.locator("[id$=reason]").fill("Telefon im See, Vreni stand vor mir");
            page.locator("button[id$=':do']").click();
            assertThat(page.locator(".pt-notice").first()).containsText("ist weg");
            assertTrue(Mails.text(server.mails(), email, "weggenommen").contains("genügt jetzt das Passwort"));
            assertTrue(one(
                            server,
                            "SELECT e.detail::text FROM portico.audit_entry e JOIN portico.account a"
                                    + " ON e.object = 'account:' || a.id WHERE a.email = ?"
                                    + " AND e.action = 'access.second-factor-dropped'",
                            email)
                    .contains("im See"));
            signIn(lost, email);
            assertThat(lost.page().locator(".pt-account")).hasCount(1);

            administrator.open("/access/lost-factor?id="
                    + one(server, "SELECT public_id FROM portico.account WHERE email = ?", People.TECHNICAL_CONTACT));
            page.locator("[id$=reason]").fill("einfach so");
            page.locator("button[id$=':do']").click();
            assertThat(page.locator(".pt-problems")).containsText("nur die Betreiberin");
            administrator.mustObeyThePolicy();
            lost.mustObeyThePolicy();
        }
    }

    /** U24, U50: seen first, then demanded; running visits are led to set one up, and nothing else opens before. */
    @Test
    void a_second_factor_is_demanded_set_up_and_no_longer_demanded(PorticoServer server, Chromium chromium)
            throws Exception {
        server.lastMonth();
        String boss = account(server, "chefin", "Corina Verlangt");
        String clerk = account(server, "sachbearbeiter", "Silvan Richtet-Ein");
        String node = someCustomer(server, boss, "portal-admin", clerk, "SLA-V2");
        try (Window desk = chromium.window(Look.DESK_LIGHT);
                Window phone = chromium.window(Look.PHONE_DARK)) {
            signIn(phone, clerk);
            phone.open("/access/my-rights");
            assertThat(phone.page().locator("main")).containsText("SLA-V2");
            Surfer noBrowser = new Surfer(server.url());
            noBrowser.signIn(clerk, PASSWORD);
            assertEquals(200, noBrowser.get("/overview").statusCode());

            signIn(desk, boss);
            Page page = desk.open("/access/demands").page();
            assertThat(page.locator("#people")).containsText("Silvan Richtet-Ein");
            assertThat(page.locator("#people")).containsText("Noch keiner");
            desk.picture("demands-preview").mustBeAccessible().mustSpeak();
            page.locator("button[data-dialog=demand-dialog]").click();
            desk.picture("demands-dialog");
            page.locator("dialog button[id$=demand]").click();
            // Who demands it has none either: it holds for him at once.
            assertThat(page).hasURL(Pattern.compile(".*/accounts/second-factor.*"));
            desk.picture("second-factor-asked").mustBeAccessible().mustSpeak();
            setUp(page);
            desk.picture("second-factor-onward").mustBeAccessible();
            page.locator("#codes a.pt-primary").click();
            assertThat(page).hasURL(Pattern.compile(".*/access/demands.*"));
            assertThat(page.locator(".pt-badge")).containsText("Verlangt");
            desk.picture("demands-standing").mustBeAccessible().mustSpeak();

            for (String shut :
                    new String[] {"/overview", "/access/my-rights", "/levels", "/documents/invoice.pdf?id=1"}) {
                var answer = noBrowser.get(shut);
                assertEquals(302, answer.statusCode(), shut);
                assertTrue(
                        answer.headers().firstValue("Location").orElse("").contains("/accounts/second-factor?to="),
                        shut);
            }
            for (String open : new String[] {"/accounts/profile", "/accounts/passkeys", "/accounts/visits", "/help"}) {
                assertEquals(200, noBrowser.get(open).statusCode(), open);
            }
            assertEquals(
                    404,
                    noBrowser.get("/accounts/profile?scope=" + node).statusCode(),
                    "he holds nothing anywhere now");

            phone.open("/access/my-rights");
            assertThat(phone.page()).hasURL(Pattern.compile(".*/accounts/second-factor\\?to=.*"));
            phone.picture("second-factor-asked").mustBeAccessible().mustSpeak().mustFit();
            setUp(phone.page());
            phone.page().locator("#codes a.pt-primary").click();
            assertThat(phone.page()).hasURL(Pattern.compile(".*/access/my-rights.*"));
            assertThat(phone.page().locator("main")).containsText("SLA-V2");

            page.reload();
            assertThat(page.locator("#people")).not().containsText("Richtet-Ein\nNoch keiner");
            page.locator("button[data-dialog=lift-dialog]").click();
            page.locator("dialog button[id$=lift]").click();
            assertThat(page.locator(".pt-notice").first()).containsText("nicht mehr verlangt");
            desk.mustObeyThePolicy();
            phone.mustObeyThePolicy();
        } finally {
            lift(server, node);
        }
    }

    /** What a thief who has the password does: he adds a factor of his own beside the one that is there. */
    @Test
    void who_has_one_and_came_without_it_signs_in_again_and_adds_none(PorticoServer server, Chromium chromium)
            throws SQLException {
        server.lastMonth();
        String boss = account(server, "chef", "Cla Verlangt");
        String clerk = account(server, "bestohlen", "Silvia Bestohlen");
        String node = someCustomer(server, boss, "portal-admin", clerk, "SLA-V2");
        try (Window thief = chromium.window(Look.PHONE_LIGHT)) {
            run(
                    server,
                    "INSERT INTO portico.account_passkey"
                            + " (account_id, credential_id, credential, counter, backup_eligible, name)"
                            + " SELECT id, sha256(email::bytea), 'x', 0, false, 'Laptop' FROM portico.account WHERE email = ?",
                    clerk);
            run(
                    server,
                    "INSERT INTO portico.access_factor_demand (node_id, demanded_by) SELECT n.id, a.id"
                            + " FROM portico.node n, portico.account a WHERE n.public_id = CAST(? AS uuid) AND a.email = ?",
                    node,
                    boss);
            run(server, "SELECT portico.access_bump(ARRAY[0])");
            signIn(thief, clerk);
            Page page = thief.page();
            assertThat(page).hasURL(Pattern.compile(".*/accounts/second-factor.*"));
            assertThat(page.locator("main")).containsText("Melden Sie sich ab");
            assertThat(page.locator("svg.pt-qr")).hasCount(0);
            assertThat(page.locator("button[id$=confirm]")).hasCount(0);
            thief.picture("second-factor-sign-in-again")
                    .mustBeAccessible()
                    .mustSpeak()
                    .mustFit();
        } finally {
            lift(server, node);
        }
    }

    /** The tests share a database: what a failed one left standing would ask others. */
    private static void lift(PorticoServer server, String node) throws SQLException {
        run(
                server,
                "UPDATE portico.access_factor_demand SET lifted_at = now() WHERE lifted_at IS NULL"
                        + " AND node_id = (SELECT id FROM portico.node WHERE public_id = CAST(? AS uuid))",
                node);
        run(server, "SELECT portico.access_bump(ARRAY[0])");
    }

    private static void setUp(Page page) {
        byte[] secret =
                page.locator("[data-secret]").innerText().replace(" ", "").getBytes(StandardCharsets.US_ASCII);
        page.locator("[id$=':code']")
                .fill(new TOTPGenerator.Builder(secret).build().now());
        page.locator("button[id$=confirm]").click();
        assertThat(page.locator(".pt-codes li")).hasCount(10);
        Locator onward = page.locator("#codes a.pt-primary");
        assertThat(onward).hasCount(1);
    }

    /** Two people at a customer where nobody else of the journeys goes: the first administers it. @return its public id */
    private static String someCustomer(PorticoServer server, String boss, String right, String clerk, String other)
            throws SQLException {
        String node = one(
                server,
                "SELECT n.public_id FROM portico.contract c JOIN portico.node n ON n.id = c.holder_id AND n.level = 'CUSTOMER'"
                        + " JOIN portico.contract_contact k ON k.contract_id = c.id AND k.role = 'COMMERCIAL'"
                        + " JOIN portico.account a ON a.id = k.account_id AND a.email <> ? AND a.email NOT LIKE '%@aarebogen.example'"
                        + " ORDER BY c.id DESC LIMIT 1",
                People.RESELLER);
        for (String[] grant : new String[][] {{boss, right}, {clerk, other}}) {
            run(
                    server,
                    "INSERT INTO portico.access_grant (right_code, node_id, grantee, grantor, mode, valid_from, created_at)"
                            + " SELECT ?, n.id, p.id, k.account_id, 'MANUAL', now(), now() FROM portico.node n"
                            + " JOIN portico.contract c ON c.holder_id = n.id"
                            + " JOIN portico.contract_contact k ON k.contract_id = c.id AND k.role = 'COMMERCIAL'"
                            + " AND k.valid_until IS NULL, portico.account p"
                            + " WHERE n.public_id = CAST(? AS uuid) AND p.email = ? LIMIT 1",
                    grant[1],
                    node,
                    grant[0]);
        }
        return node;
    }

    private static String path(String link) {
        URI address = URI.create(link);
        return address.getPath() + "?" + address.getQuery();
    }

    private static void signIn(Window window, String email) {
        window.page().context().clearCookies();
        Page page = window.open("/start").page();
        page.locator("[id$=email]").fill(email);
        page.locator("[id$=password]").fill(PASSWORD);
        page.locator("button[id$=sign-in]").click();
        page.waitForURL(address -> !address.contains("/start"));
    }

    /** Another one each time: the tests share a database. */
    private static String account(PorticoServer server, String who, String name) throws SQLException {
        String email = who + "." + Long.toString(System.nanoTime(), 36) + "@umzug.example";
        run(
                server,
                "INSERT INTO portico.account (email, name, password_hash) VALUES (?, ?, ?)",
                email,
                name,
                PasswordHash.of(PASSWORD));
        return email;
    }

    private static void run(PorticoServer server, String sql, String... values) throws SQLException {
        try (Connection owner = server.owner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private static String one(PorticoServer server, String sql, String... values) throws SQLException {
        try (Connection owner = server.owner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? String.valueOf(row.getString(1)) : "";
            }
        }
    }
}
