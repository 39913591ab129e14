package portico.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import portico.whole.Chromium;
import portico.whole.PorticoServer;
import portico.whole.Window;

/** A contract is concluded, its contacts come in, one is replaced; a reseller keeps his customers (U14, U17–U19, U38, U39, H2, H11). */
class ConclusionJourneyIT {
    private static final String PASSWORD = "Kornhausbrücke bei Nebel";

    /** U14, U17, U18, U19, U38, U39. */
    @Test
    void both_contacts_of_a_new_contract_are_mailed_and_see_it(PorticoServer server, Chromium chromium)
            throws SQLException {
        server.lastMonth();
        String commercial = email("kaufmann");
        String technical = email("technik");
        String company = "Tannberg Spielwaren " + Long.toString(System.nanoTime(), 36);
        try (Window clerk = chromium.window().signIn(People.TENANCY);
                Window first = chromium.window();
                Window second = chromium.window()) {
            Page page = begin(clerk);
            customer(page, company);
            next(page, "Bedingungen");
            terms(page, "Livia Tannberg", commercial);
            next(page, "Dienste");
            page.locator("input[aria-label*='Internet 500']").fill("1");
            page.locator("input[aria-label*='Virtual PBX']").fill("12");
            clerk.picture("conclude-services").mustBeAccessible();
            next(page, "Kontakte");
            page.locator("input[name$=technical-kind][value=OTHER]").check();
            page.locator("[id$=technical-name]").fill("Nino Brändli");
            page.locator("[id$=technical-email]").fill(technical);
            next(page, "alles");
            assertThat(page.locator("main")).containsText("12 × Business Voice Virtual PBX");
            assertThat(page.locator("main")).containsText("Livia Tannberg, " + commercial);
            clerk.picture("conclude-check").mustBeAccessible();
            page.locator("button[id$=conclude]").click();
            assertThat(page.locator(".pt-notice").first()).containsText("abgeschlossen");
            assertThat(page.locator("#contacts")).containsText("eingeladen");
            clerk.picture("contract").mustBeAccessible();

            choosePassword(server, first, commercial);
            signIn(first, commercial);
            Page own = first.open("/contracts/contracts").page();
            own.locator("table a, .pt-rows a").first().click();
            assertThat(own.locator("main")).containsText(company);
            assertThat(own.locator("main")).containsText("im Monat");
            assertEquals(200, own.navigate(server.url() + "/billing/invoices").status(), "U29");

            choosePassword(server, second, technical);
            signIn(second, technical);
            Page theirs = second.open("/contracts/contracts").page();
            theirs.locator("table a, .pt-rows a").first().click();
            assertThat(theirs.locator("main")).containsText("Business Internet 500");
            assertThat(theirs.locator("main")).not().containsText("im Monat");
            assertEquals(
                    403, theirs.navigate(server.url() + "/billing/invoices").status(), "U19, U20");

            page.reload();
            assertThat(page.locator("#contacts")).containsText("Passwort gesetzt");
            clerk.mustObeyThePolicy();
            first.mustObeyThePolicy();
        }
        assertEquals(
                "1",
                one(
                        server,
                        "SELECT count(*) FROM portico.contract c JOIN portico.node n ON n.id = c.holder_id"
                                + " WHERE n.name = ?",
                        company));
    }

    /** What was typed stays, right or wrong; and whoever clicks twice concludes once. */
    @Test
    void the_steps_keep_what_was_typed_and_two_clicks_conclude_once(PorticoServer server, Chromium chromium)
            throws SQLException {
        server.lastMonth();
        String name = "Wellenspiel " + Long.toString(System.nanoTime(), 36);
        try (Window clerk = chromium.window().signIn(People.TENANCY)) {
            Page page = begin(clerk);
            page.locator("[id$=':name']").fill(name);
            page.locator("[id$=':postcode']").fill("30110");
            page.locator("[id$=':town']").fill("Bern");
            page.locator("button[id$=next]").click();
            assertThat(page.locator(".pt-problems")).containsText("vier Ziffern");
            page.navigate(page.url());
            assertThat(page.locator("[id$=':postcode']")).hasValue("30110");
            page.locator("[id$=':postcode']").fill("3011");
            next(page, "Bedingungen");
            terms(page, "Ruth\u2028Bcc: alle@portal.example", "ruth");
            page.locator("button[id$=next]").click();
            assertThat(page.locator(".pt-problems")).isVisible();
            page.locator("button[id$=back]").click();
            assertThat(page.locator("[id$=':name']")).hasValue(name);
            next(page, "Bedingungen");
            assertThat(page.locator("[id$=holder-email]")).hasValue("ruth");
            terms(page, "Ruth Aebi", email("ruth"));
            next(page, "Dienste");
            page.locator("button[id$=next]").click();
            assertThat(page.locator(".pt-problems")).containsText("mindestens einen Dienst");
            page.locator("input[aria-label*='Geschäftspost']").fill("5");
            next(page, "Kontakte");
            next(page, "alles");
            String address = page.url();
            // Two submissions of the same form, the second before the first is answered.
            page.evaluate(
                    "() => { const b = document.querySelector(\"button[id$='conclude']\"); const f = new FormData(b.form, b);"
                            + " const body = new URLSearchParams(f);"
                            + " return Promise.all([1, 2].map(() => fetch(b.form.action, { method: 'POST', body }))).then(() => 0); }");
            page.navigate(address);
            assertThat(page.locator("h1")).containsText("Vertrag V-");
            assertEquals(
                    "1",
                    one(
                            server,
                            "SELECT count(*) FROM portico.contract c JOIN portico.node n ON n.id = c.holder_id"
                                    + " WHERE n.name = ?",
                            name));
            clerk.mustObeyThePolicy();
        }
    }

    /** The old contact stays for the day, what he passed on goes on under the new one, and an old link opens nothing. */
    @Test
    void a_contact_is_replaced_and_what_he_passed_on_is_taken_over(PorticoServer server, Chromium chromium)
            throws SQLException {
        server.lastMonth();
        String old = email("alt");
        String next = email("neu");
        String kim = email("kim");
        try (Window clerk = chromium.window().signIn(People.TENANCY);
                Window leaving = chromium.window();
                Window coming = chromium.window()) {
            Page page = conclude(clerk, "Quellenhof " + Long.toString(System.nanoTime(), 36), "Otto Alt", old);
            String contract = page.url();
            String first = Mails.linkTo(server.mails(), old);
            page.locator("button[id$=invite]").first().click();
            assertThat(page.locator(".pt-notice").first()).containsText("nochmals unterwegs");
            Page dead = coming.open(path(first)).page();
            assertThat(dead.locator("[id$=new-password]")).hasCount(0);

            // The second mail may still be on its way.
            while (Mails.linkTo(server.mails(), old).equals(first)) {
                page.waitForTimeout(500);
            }
            choosePassword(server, leaving, old);
            signIn(leaving, old);
            Page users = leaving.open("/access/register").page();
            users.locator("[id$=':name']").fill("Kim Bleibt");
            users.locator("[id$=':email']").fill(kim);
            users.locator("input[value='SLA-V2']").check();
            users.locator("button[id$=':do']").click();
            assertThat(users.locator("h1")).hasText("Kim Bleibt");

            page.navigate(contract);
            page.locator("#contacts a", new Page.LocatorOptions().setHasText("Ersetzen"))
                    .first()
                    .click();
            Locator hanging = page.locator(".pt-entry", new Page.LocatorOptions().setHasText("Kim Bleibt"));
            assertThat(hanging).containsText("SLA-V2");
            clerk.picture("replace-contact").mustBeAccessible();
            page.locator("[id$=':name']").fill("Nora Neu");
            page.locator("[id$=':email']").fill(old);
            page.locator("button[id$=replace]").click();
            assertThat(page.locator(".pt-problems")).containsText("ist das schon");
            page.locator("[id$=':email']").fill(next);
            page.locator("button[id$=replace]").click();
            assertThat(page.locator(".pt-notice").first()).containsText("Nora Neu");
            assertThat(page.locator("#contacts")).containsText("noch bis heute Abend");

            choosePassword(server, coming, next);
            signIn(coming, next);
            assertEquals(
                    200,
                    coming.page().navigate(server.url() + "/billing/invoices").status());
            leaving.open("/overview");
            assertNotEquals("/start", URI.create(leaving.page().url()).getPath(), "until the day is over");
        }
        String held = "SELECT count(*) FROM portico.access_closure(now() + interval '2 days') c"
                + " JOIN portico.account a ON a.id = c.account_id WHERE a.email = ?";
        assertEquals("0", one(server, held, old), "nothing after the day");
        assertEquals("1", one(server, held, kim), "taken over");
    }

    /** H2, H11: found by name, number and town; created; deactivated after a rehearsal, and back. */
    @Test
    void a_reseller_keeps_his_customers(PorticoServer server, Chromium chromium) throws SQLException {
        server.lastMonth();
        String name = "Flusskrebs " + Long.toString(System.nanoTime(), 36);
        try (Window reseller = chromium.window().signIn(People.RESELLER)) {
            Page page = reseller.open("/tenancy/customers").page();
            reseller.picture("customers").mustBeAccessible();
            page.locator("a", new Page.LocatorOptions().setHasText("Kunde anlegen"))
                    .first()
                    .click();
            customer(page, name);
            page.locator("button[id$=create]").click();
            assertThat(page.locator("h1")).hasText(name);
            reseller.picture("customer").mustBeAccessible();
            page.navigate(server.url() + "/tenancy/customers?text=fluss+" + name.substring(11) + "+biel");
            assertThat(page.locator("tbody tr")).hasCount(1);
            page.navigate(server.url() + "/tenancy/customers?text=Aarebogen");
            assertThat(page.locator(".pt-empty")).containsText("Kein Kunde");
            page.navigate(server.url() + "/tenancy/customers?text=" + name.substring(11));
            page.locator("tbody a").first().click();
            page.locator("a", new Page.LocatorOptions().setHasText("Deaktivieren"))
                    .first()
                    .click();
            assertThat(page.locator("main")).containsText("Niemand verliert den Zugang");
            assertThat(page.locator("main")).containsText("keinen laufenden Vertrag");
            reseller.mustBeAccessible();
            page.locator("button[id$=end]").click();
            assertThat(page.locator(".pt-notice").first()).containsText("deaktiviert");
            page.locator("a", new Page.LocatorOptions().setHasText("Wieder aktivieren"))
                    .first()
                    .click();
            page.locator("button[id$=resume]").click();
            assertThat(page.locator(".pt-notice").first()).containsText("wieder aktiv");
            String foreign = one(server, "SELECT public_id FROM portico.node WHERE name = ?", "Aarebogen Logistik AG");
            assertEquals(
                    404,
                    page.navigate(server.url() + "/tenancy/customer?id=" + foreign)
                            .status());
            assertEquals(
                    404,
                    page.navigate(server.url() + "/contracts/ending?id=" + foreign)
                            .status());
            reseller.mustObeyThePolicy();
        }
    }

    private static Page conclude(Window clerk, String customer, String person, String email) {
        Page page = begin(clerk);
        customer(page, customer);
        next(page, "Bedingungen");
        terms(page, person, email);
        next(page, "Dienste");
        page.locator("input[aria-label*='Geschäftspost']").fill("3");
        next(page, "Kontakte");
        next(page, "alles");
        page.locator("button[id$=conclude]").click();
        assertThat(page.locator(".pt-notice").first()).containsText("abgeschlossen");
        return page;
    }

    private static Page begin(Window clerk) {
        Page page = clerk.open("/contracts/conclusions").page();
        page.locator("button[id$=begin]").click();
        assertThat(page.locator("h1")).hasText("Mit wem?");
        return page;
    }

    private static void customer(Page page, String name) {
        page.locator("[id$=':name']").fill(name);
        page.locator("[id$=':street']").fill("Quellgasse");
        page.locator("[id$=':house-number']").fill("4a");
        page.locator("[id$=':postcode']").fill("2502");
        page.locator("[id$=':town']").fill("Biel");
    }

    private static void terms(Page page, String person, String email) {
        page.locator("[id$=holder-name]").fill(person);
        page.locator("[id$=holder-email]").fill(email);
    }

    private static void next(Page page, String title) {
        page.locator("button[id$=next]").click();
        assertThat(page.locator("h1")).containsText(title);
    }

    private static void choosePassword(PorticoServer server, Window window, String email) {
        Page page = window.open(path(Mails.linkTo(server.mails(), email))).page();
        page.locator("[id$=new-password]").fill(PASSWORD);
        page.locator("[id$=again]").fill(PASSWORD);
        page.locator("button[id$=':do']").click();
        assertThat(page.locator(".pt-notice").first()).containsText("Passwort ist gesetzt");
    }

    private static String path(String link) {
        URI address = URI.create(link);
        assertTrue(address.getPath().equals("/accounts/password"), link);
        return address.getPath() + "?" + address.getQuery();
    }

    private static void signIn(Window window, String email) {
        Page page = window.open("/start").page();
        page.locator("[id$=email]").fill(email);
        page.locator("[id$=password]").fill(PASSWORD);
        page.locator("button[id$=sign-in]").click();
        page.waitForURL(address -> !address.contains("/start"));
    }

    /** Another one each time: the tests share a database. */
    private static String email(String who) {
        return who + "." + Long.toString(System.nanoTime(), 36) + "@tannberg.example";
    }

    private static String one(PorticoServer server, String sql, String word) throws SQLException {
        try (Connection connection = server.owner();
                PreparedStatement question = connection.prepareStatement(sql)) {
            question.setString(1, word);
            try (ResultSet row = question.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
