package portico.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import portico.whole.Chromium;
import portico.whole.PorticoServer;
import portico.whole.Window;

/** People let each other in, ask for rights, hand them on and leave, in the browser (U12, U15, U22, U43–U45, B2, B3). */
class RightsJourneyIT {
    private static final String PASSWORD = "Kornhausbrücke bei Nebel";

    /** U43, U45, U41, U42, B3. */
    @Test
    void a_registered_person_chooses_a_password_is_refused_asks_and_is_granted(
            PorticoServer server, Chromium chromium) {
        server.lastMonth();
        String email = email("luana");
        try (Window administrator = chromium.window().signIn(People.COMMERCIAL_CONTACT);
                Window person = chromium.window()) {
            register(administrator, "Luana Camenzind", email, "SLA-V2");
            assertThat(administrator.page().locator("#rights")).containsText("SLA-V2");
            choosePassword(server, person, email);
            signIn(person, email);

            Response refused = person.page().navigate(server.url() + "/access/users");
            assertEquals(403, refused.status());
            Page page = person.page();
            assertThat(page.locator("main")).containsText("portal-admin");
            assertThat(page.locator("main")).containsText("Regula Ammann");
            person.mustBeAccessible();
            page.locator("a.pt-primary").first().click();
            page.locator("[id$=message]").fill("Ich vertrete Regula im Dezember.");
            page.locator("button[id$=':do']").click();
            assertThat(page.locator(".pt-notice").first()).containsText("gestellt");

            String mail = Mails.text(server.mails(), People.COMMERCIAL_CONTACT, "Luana Camenzind bittet um");
            assertTrue(mail.contains(server.url() + "/access/requests?scope="), mail);
            assertTrue(mail.contains("Ich vertrete Regula im Dezember."), mail);
            assertFalse(mail.contains("@aarebogen.example"), mail);
            administrator.open("/access/requests");
            Locator asked =
                    administrator.page().locator(".pt-entry", new Page.LocatorOptions().setHasText("im Dezember"));
            administrator.mustBeAccessible();
            asked.locator("button[id$=grant]").click();
            assertThat(administrator.page().locator(".pt-notice").first()).containsText("vergeben");

            assertEquals(200, page.navigate(server.url() + "/access/users").status(), "on the very next request");
            String answer = Mails.text(server.mails(), email, "portal-admin");
            assertTrue(answer.contains(server.url() + "/access/my-rights?scope="), answer);
            person.mustObeyThePolicy();
            administrator.mustObeyThePolicy();
        }
    }

    /** U44, U40: it makes an administrator, so it asks first; what was typed stays. */
    @Test
    void automatic_asks_before_it_makes_somebody_an_administrator(PorticoServer server, Chromium chromium)
            throws SQLException {
        server.lastMonth();
        String email = email("nadja");
        try (Window administrator = chromium.window().signIn(People.COMMERCIAL_CONTACT)) {
            Page page = administrator.open("/access/register").page();
            page.locator("[id$=':name']").fill("Nadja Frey-Keller");
            page.locator("[id$=':email']").fill(email);
            page.locator("input[value=AUTO]").check();
            page.locator("button[id$=':do']").click();
            assertThat(page.locator(".pt-problems")).containsText("Administratorin");
            assertThat(page.locator("[id$=':email']")).hasValue(email);
            administrator.mustBeAccessible();
            page.locator("[id$=sure]").check();
            page.locator("button[id$=':do']").click();
            assertThat(page.locator("h1")).hasText("Nadja Frey-Keller");
            assertEquals(
                    one(
                            server,
                            "SELECT count(DISTINCT right_code) FROM portico.access_closure(now(), NULL) c"
                                    + " JOIN portico.account a ON a.id = c.account_id WHERE a.email = ?",
                            People.COMMERCIAL_CONTACT),
                    one(
                            server,
                            "SELECT count(DISTINCT right_code) FROM portico.access_closure(now(), NULL) c"
                                    + " JOIN portico.account a ON a.id = c.account_id WHERE a.email = ?",
                            email),
                    "one grant for each right of whoever registers");
        }
    }

    /** U15, U20, U23: neither shown nor forged ticks, nor somebody's password, nor a new person's registration. */
    @Test
    void the_technical_contact_hands_on_the_invoices_by_no_way(PorticoServer server, Chromium chromium)
            throws SQLException {
        server.lastMonth();
        String email = email("jonas");
        try (Window technical = chromium.window().signIn(People.TECHNICAL_CONTACT)) {
            register(technical, "Jonas Oberli", email, "SLA-V2");
            String person = one(server, "SELECT public_id FROM portico.account WHERE email = ?", email);
            Page page = technical.open("/access/users").page();
            assertThat(page.locator("input[name=tick][value$='Invoicing&Billing']"))
                    .hasCount(0);
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Invoicing&Billing")))
                    .containsText("Regula Ammann kann es vergeben");
            for (String button : new String[] {"review", "save-changes"}) {
                page.navigate(server.url() + "/access/users");
                forge(page, "tick", person + " Invoicing&Billing");
                page.locator("button[id$=review]").click();
                if (button.equals("save-changes")) {
                    forge(page, "tick", person + " Invoicing&Billing");
                    page.locator("button[id$=save-changes]").click();
                }
                assertThat(page.locator(".pt-problems")).containsText("Invoicing&Billing");
            }
            page.navigate(server.url() + "/access/register");
            assertThat(page.locator("input[value='Invoicing&Billing']")).hasCount(0);
            assertThat(page.locator(".pt-cannot")).containsText("Invoicing&Billing");

            String commercial =
                    one(server, "SELECT public_id FROM portico.account WHERE email = ?", People.COMMERCIAL_CONTACT);
            page.navigate(server.url() + "/access/user?id=" + commercial);
            assertThat(page.locator("button[id$=reset]")).hasCount(0);
            assertEquals(
                    "0",
                    one(
                            server,
                            "SELECT count(*) FROM portico.access_grant g JOIN portico.account a"
                                    + " ON a.id = g.grantee WHERE g.right_code = 'Invoicing&Billing' AND a.email = ?",
                            email));
        }
    }

    /** B2: what hangs on who leaves is shown before, and taken over by who lets him go. */
    @Test
    void who_leaves_loses_everything_and_what_he_passed_on_is_taken_over(PorticoServer server, Chromium chromium) {
        server.lastMonth();
        String leaver = email("leaver");
        String stayer = email("stayer");
        try (Window administrator = chromium.window().signIn(People.COMMERCIAL_CONTACT);
                Window leaving = chromium.window();
                Window staying = chromium.window()) {
            register(administrator, "Verena Geht", leaver, "portal-admin", "SLA-V2");
            String address = administrator.page().url();
            choosePassword(server, leaving, leaver);
            signIn(leaving, leaver);
            register(leaving, "Simon Bleibt", stayer, "SLA-V2");
            choosePassword(server, staying, stayer);
            signIn(staying, stayer);

            Page page = administrator.page();
            page.navigate(address);
            page.locator(".pt-head-actions a").click();
            Locator taken = page.locator("tr", new Page.LocatorOptions().setHasText("Simon Bleibt"));
            assertThat(taken).containsText("Sie übernehmen");
            administrator.picture("leaving").mustBeAccessible();
            page.locator(".pt-way", new Page.LocatorOptions().setHasText("Nur entziehen"))
                    .click();
            assertThat(page.locator("button[id$=':do']")).isDisabled();
            page.locator(".pt-way", new Page.LocatorOptions().setHasText("Übernehmen"))
                    .click();
            page.locator("[id$=reason]").fill("Austritt per Ende Monat");
            page.locator("button[id$=':do']").click();
            assertThat(page.locator(".pt-notice").first()).containsText("Verena Geht");

            leaving.open("/overview");
            assertTrue(URI.create(leaving.page().url()).getPath().startsWith("/start"), leaving.page()::url);
            staying.open("/access/my-rights");
            assertThat(staying.page().locator("#held")).containsText("SLA-V2");
            assertThat(staying.page().locator("#held")).containsText("von Regula Ammann");
        }
    }

    private static void register(Window window, String name, String email, String... rights) {
        Page page = window.open("/access/register").page();
        page.locator("[id$=':name']").fill(name);
        page.locator("[id$=':email']").fill(email);
        for (String right : rights) {
            page.locator("input[value='" + right + "']").check();
        }
        page.locator("button[id$=':do']").click();
        assertThat(page.locator("h1")).hasText(name);
    }

    private static void choosePassword(PorticoServer server, Window window, String email) {
        URI link = URI.create(Mails.linkTo(server.mails(), email));
        Page page = window.open(link.getPath() + "?" + link.getQuery()).page();
        page.locator("[id$=new-password]").fill(PASSWORD);
        page.locator("[id$=again]").fill(PASSWORD);
        window.mustBeAccessible();
        page.locator("button[id$=':do']").click();
        assertThat(page.locator(".pt-notice").first()).containsText("Passwort ist gesetzt");
    }

    private static void signIn(Window window, String email) {
        Page page = window.open("/start").page();
        page.locator("[id$=email]").fill(email);
        page.locator("[id$=password]").fill(PASSWORD);
        page.locator("button[id$=sign-in]").click();
        page.waitForURL(address -> !address.contains("/start"));
    }

    private static void forge(Page page, String name, String value) {
        page.evaluate(
                "([name, value]) => { const forged = document.createElement('input'); forged.type = 'hidden';"
                        + " forged.name = name; forged.value = value;"
                        + " document.querySelector('.pt-matrix').closest('form').append(forged); }",
                new String[] {name, value});
    }

    /** Another one each time: the tests share a database. */
    private static String email(String who) {
        return who + "." + Long.toString(System.nanoTime(), 36) + "@aarebogen.example";
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
