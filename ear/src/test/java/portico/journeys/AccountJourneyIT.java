package portico.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.bastiaanjansen.otp.TOTPGenerator;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import portico.accounts.PasswordHash;
import portico.whole.Chromium;
import portico.whole.Look;
import portico.whole.PorticoServer;
import portico.whole.Window;

/** What people do with their own accounts, in the browser (U46, U49, U50). */
class AccountJourneyIT {
    private static final String OLD = "Zytglogge läutet 17-mal";
    private static final String NEW = "vier lose Worte hier";

    @Test
    void who_forgot_his_password_chooses_another_that_is_strong_enough(PorticoServer server, Chromium chromium)
            throws SQLException {
        server.lastMonth();
        String email = account(server, "vergesslich");
        try (Window window = chromium.window()) {
            Page page = window.open("/start").page();
            page.locator("a[href='/accounts/forgotten']").click();
            page.locator("[id$=':email']").fill(email);
            window.picture("forgotten").mustBeAccessible();
            page.locator("button[id$=':do']").click();
            assertThat(page.locator(".pt-notice").first()).containsText("unterwegs");

            URI link = URI.create(Mails.linkTo(server.mails(), email));
            window.open(link.getPath() + "?" + link.getQuery());
            assertFalse(page.url().contains("token"), page::url);
            assertThat(page.locator("main")).containsText(email);
            page.locator("[id$=new-password]").pressSequentially("password1");
            assertThat(page.locator(".pt-meter")).containsText("schwach");
            page.locator("[id$=again]").fill("password1");
            page.locator("button[id$=':do']").click();
            assertThat(page.locator(".pt-problems")).containsText("Zu leicht zu erraten");
            page.locator("[id$=new-password]").pressSequentially(NEW);
            assertThat(page.locator(".pt-meter")).containsText("gut");
            window.picture("password-strong").mustBeAccessible();
            page.locator("[id$=again]").fill(NEW);
            page.locator("button[id$=':do']").click();
            assertThat(page.locator(".pt-notice").first()).containsText("Passwort ist gesetzt");

            signIn(window, email, NEW);
            assertThat(page.locator(".pt-account-name")).hasText("Vreni Vergesslich");
            window.mustObeyThePolicy();
        }
    }

    @Test
    void a_visit_elsewhere_is_seen_and_ended_and_another_password_chosen(PorticoServer server, Chromium chromium)
            throws SQLException {
        server.lastMonth();
        String email = account(server, "unterwegs");
        try (Window desk = chromium.window();
                Window train = chromium.window(Look.PHONE_LIGHT)) {
            signIn(desk, email, OLD);
            signIn(train, email, OLD);
            Page page = desk.open("/accounts/profile").page();
            page.locator("#security a[href*=visits]").click();
            assertThat(page.locator(".pt-entry")).hasCount(2);
            assertThat(page.locator(".pt-entry").first()).containsText("Chrome, Linux");
            desk.picture("visits-two").mustBeAccessible();
            page.locator("button[id$=':end']").click();
            assertThat(page.locator(".pt-notice").first()).containsText("Abgemeldet");
            train.open("/accounts/profile");
            assertThat(train.page()).hasURL(Pattern.compile(".*/start.*"));

            desk.open("/accounts/profile");
            page.locator("#security a[href*=change-password]").click();
            page.locator("[id$=present]").fill(OLD);
            page.locator("[id$=new-password]").pressSequentially(NEW);
            assertThat(page.locator(".pt-meter")).containsText("gut");
            page.locator("[id$=again]").fill(NEW);
            desk.mustBeAccessible();
            page.locator("button[id$=':do']").click();
            assertThat(page.locator(".pt-notice").first()).containsText("geändert");
            signIn(train, email, NEW);
            desk.mustObeyThePolicy();
        }
    }

    /** U46: enrolment, backup codes shown once, the second step, and off again with the password. */
    @Test
    void a_second_factor_is_switched_on_used_and_switched_off(PorticoServer server, Chromium chromium)
            throws SQLException {
        server.lastMonth();
        String email = account(server, "doppelt");
        try (Window desk = chromium.window();
                Window train = chromium.window(Look.PHONE_LIGHT)) {
            signIn(desk, email, OLD);
            Page page = desk.open("/accounts/profile").page();
            page.locator("#security a[href*=second-factor]").click();
            byte[] secret =
                    page.locator("[data-secret]").innerText().replace(" ", "").getBytes(StandardCharsets.US_ASCII);
            assertThat(page.locator("svg.pt-qr path")).hasCount(1);
            desk.picture("second-factor-enrol").mustBeAccessible();
            page.locator("[id$=':code']").fill("000000");
            page.locator("button[id$=confirm]").click();
            assertThat(page.locator(".pt-problems")).containsText("passt nicht");
            page.locator("[id$=':code']")
                    .fill(new TOTPGenerator.Builder(secret).build().now());
            page.locator("button[id$=confirm]").click();
            assertThat(page.locator(".pt-codes li")).hasCount(10);
            desk.picture("second-factor-codes").mustBeAccessible();
            String backup = page.locator(".pt-codes li").first().innerText();
            page.reload();
            assertThat(page.locator(".pt-codes")).hasCount(0);

            half(train, email);
            Page phone = train.page();
            train.open("/overview");
            assertThat(phone).hasURL(Pattern.compile(".*/start.*"));
            half(train, email);
            phone.locator("[id$=':code']").fill("000000");
            phone.locator("button[id$=':do']").click();
            assertThat(phone.locator(".pt-problems")).containsText("stimmt nicht");
            train.picture("second-step").mustBeAccessible();
            phone.locator("[id$=':code']").fill(backup.toUpperCase(Locale.ROOT));
            phone.locator("button[id$=':do']").click();
            assertThat(phone.locator(".pt-account")).hasCount(1);
            half(train, email);
            phone.locator("[id$=':code']").fill(backup);
            phone.locator("button[id$=':do']").click();
            assertThat(phone.locator(".pt-problems")).containsText("schon gebraucht");

            desk.open("/accounts/second-factor");
            page.locator("[id$=present]").fill("falsch geraten");
            page.locator("button[id$=':off']").click();
            assertThat(page.locator(".pt-problems")).containsText("nicht Ihr Passwort");
            page.locator("[id$=present]").fill(OLD);
            page.locator("button[id$=':off']").click();
            assertThat(page.locator(".pt-notice").first()).containsText("ausgeschaltet");
            signIn(train, email, OLD);
            desk.mustObeyThePolicy();
            train.mustObeyThePolicy();
        }
    }

    /** U46: made, used every day, copied and found out, removed; Chromium's own authenticator holds the key. */
    @Test
    void a_passkey_is_made_opens_and_a_copy_that_fell_behind_does_not(PorticoServer server, Chromium chromium)
            throws SQLException {
        server.lastMonth();
        String email = account(server, "passend");
        try (Window desk = chromium.window()) {
            Page page = desk.page();
            CDPSession device = page.context().newCDPSession(page);
            device.send("WebAuthn.enable");
            JsonObject kind = new JsonObject();
            kind.addProperty("protocol", "ctap2");
            kind.addProperty("transport", "internal");
            for (String skill : new String[] {
                "hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation"
            }) {
                kind.addProperty(skill, true);
            }
            JsonObject options = new JsonObject();
            options.add("options", kind);
            JsonObject authenticator = new JsonObject();
            authenticator.add(
                    "authenticatorId",
                    device.send("WebAuthn.addVirtualAuthenticator", options).get("authenticatorId"));

            signIn(desk, email, OLD);
            desk.open("/accounts/profile");
            page.locator("#security a[href*=passkeys]").click();
            page.locator("[id$=':name']").fill("Laptop im Büro");
            page.locator("[id$=present]").fill(OLD);
            desk.mustBeAccessible();
            page.locator("button[data-passkey=create]").click();
            assertThat(page.locator(".pt-notice").first()).containsText("erstellt");
            assertThat(page.locator("#keys")).containsText("Laptop im Büro");
            desk.picture("passkeys-one").mustBeAccessible();

            enterByPasskey(desk);
            assertThat(page.locator(".pt-account")).hasCount(1);
            desk.open("/accounts/visits");
            assertThat(page.locator("#main")).containsText("mit Passkey");

            JsonObject key = device.send("WebAuthn.getCredentials", authenticator)
                    .getAsJsonArray("credentials")
                    .get(0)
                    .getAsJsonObject();
            device.send("WebAuthn.clearCredentials", authenticator);
            key.addProperty("signCount", 0);
            JsonObject copy = authenticator.deepCopy();
            copy.add("credential", key);
            device.send("WebAuthn.addCredential", copy);
            enterByPasskey(desk);
            assertThat(page.locator(".pt-problems")).containsText("nicht geklappt");

            signIn(desk, email, OLD);
            desk.open("/accounts/passkeys");
            page.locator("button[id$=':remove']").click();
            assertThat(page.locator(".pt-notice").first()).containsText("entfernt");
            assertThat(page.locator("#keys")).hasCount(0);
            enterByPasskey(desk);
            assertThat(page.locator(".pt-problems")).containsText("nicht geklappt");
            desk.mustObeyThePolicy();
        }
    }

    private static void enterByPasskey(Window window) {
        window.page().context().clearCookies();
        window.open("/start");
        window.page().locator("button[data-passkey=get]").click();
    }

    /** The first half: the right password. */
    private static void half(Window window, String email) {
        window.page().context().clearCookies();
        signIn(window, email, OLD);
        assertThat(window.page()).hasURL(Pattern.compile(".*/accounts/second-step.*"));
    }

    private static void signIn(Window window, String email, String password) {
        window.page().context().clearCookies();
        Page page = window.open("/start").page();
        page.locator("[id$=email]").fill(email);
        page.locator("[id$=password]").fill(password);
        page.locator("button[id$=sign-in]").click();
        page.waitForURL(address -> !address.contains("/start"));
    }

    /** Another one each time: the tests share a database. */
    private static String account(PorticoServer server, String who) throws SQLException {
        String email = who + "." + Long.toString(System.nanoTime(), 36) + "@aarebogen.example";
        try (Connection owner = server.owner();
                PreparedStatement insert = owner.prepareStatement(
                        "INSERT INTO portico.account (email, name, password_hash) VALUES (?, 'Vreni Vergesslich', ?)")) {
            insert.setString(1, email);
            insert.setString(2, PasswordHash.of(OLD));
            insert.execute();
        }
        return email;
    }
}
