package portico.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portico.matrix.Surfer;
import portico.whole.PorticoServer;

/** A forgotten password (U46, U50): what attackers would do with it, each refused. */
class ForgottenIT {
    private static final String EMAIL = "forgetful@portal.example";
    private static final String UNKNOWN = "nobody-here@portal.example";
    private static final String OLD = "Zytglogge läutet 17-mal";
    private static final String NEW = "vier lose Worte hier";
    private static final int REDIRECT = 302;

    @BeforeEach
    void somebody(PorticoServer server) throws SQLException {
        run(server, "DELETE FROM portico.sign_in_throttle");
        try (Connection owner = server.owner();
                PreparedStatement insert = owner.prepareStatement("""
                        INSERT INTO portico.account (email, name, password_hash) VALUES (?, 'Vreni <b>Muster</b>', ?)
                        ON CONFLICT (lower(email)) DO UPDATE SET password_hash = excluded.password_hash, disabled_at = NULL
                        """)) {
            insert.setString(1, EMAIL);
            insert.setString(2, PasswordHash.of(OLD));
            insert.execute();
        }
    }

    @AfterEach
    void forgetTheGuesses(PorticoServer server) throws SQLException {
        run(server, "DELETE FROM portico.sign_in_throttle");
    }

    @Test
    void the_link_sets_a_new_password_once_and_ends_every_visit(PorticoServer server) throws Exception {
        Surfer elsewhere = new Surfer(server.url());
        elsewhere.signIn(EMAIL, OLD);
        assertEquals(200, elsewhere.get("/accounts/profile").statusCode());
        String link = link(server, ask(server, EMAIL));

        Surfer owner = new Surfer(server.url());
        assertEquals(REDIRECT, owner.get(link).statusCode());
        assertEquals(200, choose(owner, "password1").statusCode(), "too weak, and the link is still good");
        assertEquals(REDIRECT, choose(owner, NEW).statusCode());

        assertEquals(REDIRECT, elsewhere.get("/accounts/profile").statusCode(), "the old visit is over");
        assertEquals(REDIRECT, new Surfer(server.url()).signIn(EMAIL, NEW).statusCode());
        assertEquals(200, new Surfer(server.url()).signIn(EMAIL, OLD).statusCode());
        Surfer late = new Surfer(server.url());
        late.get(link);
        assertFalse(Surfer.text(late.get("/accounts/password")).contains("new-password"), "used");
        assertTrue(mail(server, "accounts-changed:%", EMAIL).contains("/accounts/forgotten"), "its owner is told");
    }

    @Test
    void known_and_unknown_addresses_get_the_same_words_and_the_same_time(PorticoServer server) throws Exception {
        assertEquals(
                words(ask(server, EMAIL)).replace(EMAIL, "-"),
                words(ask(server, UNKNOWN)).replace(UNKNOWN, "-"));
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            run(server, "DELETE FROM portico.sign_in_throttle");
            known.add(time(server, EMAIL));
            unknown.add(time(server, UNKNOWN));
        }
        double ratio = median(known) / median(unknown);
        assertTrue(ratio > 0.7 && ratio < 1.4, "known to unknown: " + ratio);
        assertEquals("0", one(server, "SELECT count(*) FROM portico.outbox_mail WHERE recipient = '" + UNKNOWN + "'"));
    }

    @Test
    void a_flood_of_mails_is_stopped_by_address_and_by_network(PorticoServer server) throws Exception {
        for (String email : List.of(EMAIL, UNKNOWN)) {
            for (int i = 0; i < 3; i++) {
                assertEquals(REDIRECT, ask(server, email).statusCode());
            }
            HttpResponse<byte[]> fourth = ask(server, email);
            assertEquals(200, fourth.statusCode(), email);
            assertTrue(Surfer.text(fourth).contains("role=\"alert\""), email);
        }
        run(
                server,
                "UPDATE portico.sign_in_throttle SET failures = 19, blocked_until = NULL"
                        + " WHERE key = 'forgotten-address:127.0.0.1'");
        ask(server, "a@portal.example");
        assertEquals(200, ask(server, "b@portal.example").statusCode(), "twenty from one network");
    }

    @Test
    void the_link_leads_to_the_portal_s_own_address_whatever_host_was_claimed(PorticoServer server) throws Exception {
        String page = raw(server, "GET /accounts/forgotten HTTP/1.1", "");
        String cookie = find(page, "(?i)set-cookie: (portico=[^;]+)");
        String form = "forgotten-form=forgotten-form&forgotten-form%3Aemail=" + EMAIL
                + "&forgotten-form%3Ado=&jakarta.faces.ViewState="
                + URLEncoder.encode(
                        find(page, "name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\""), StandardCharsets.UTF_8)
                + "&primefaces.nonce="
                + URLEncoder.encode(
                        find(page, "name=\"primefaces.nonce\"[^>]*value=\"([^\"]+)\""), StandardCharsets.UTF_8);
        String answer = raw(
                server,
                "POST /accounts/forgotten HTTP/1.1\r\nCookie: " + cookie
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length(),
                form);
        assertTrue(answer.startsWith("HTTP/1.1 302"), answer);
        settle(server);
        String text = mail(server, "accounts-forgotten:%", EMAIL);
        assertTrue(text.contains(server.url() + "/accounts/password?token="), text);
        assertFalse(text.contains("evil.example"), text);
        assertTrue(text.contains("Vreni &lt;b&gt;Muster"), "names are text, never markup: " + text);
    }

    /** What stands behind a line end would be a header of its own, or a second recipient. */
    @Test
    void a_line_end_in_the_address_reaches_nobody(PorticoServer server) throws Exception {
        String before = one(server, "SELECT count(*) FROM portico.outbox_mail");
        for (String address :
                List.of(EMAIL + "\r\nBcc: thief@evil.example", EMAIL + "\nSubject: x", EMAIL + ",thief@evil.example")) {
            ask(server, address);
        }
        settle(server);
        assertEquals(before, one(server, "SELECT count(*) FROM portico.outbox_mail"));
    }

    @Test
    void the_token_leaves_the_address_and_no_referrer_tells_it(PorticoServer server) throws Exception {
        String link = link(server, ask(server, EMAIL));
        HttpResponse<byte[]> answer = new Surfer(server.url()).get(link);
        assertEquals(REDIRECT, answer.statusCode());
        assertEquals(
                "no-referrer", answer.headers().firstValue("Referrer-Policy").orElse(""));
        assertEquals(
                "/accounts/password",
                URI.create(answer.headers().firstValue("Location").orElse("")).getPath());
        assertFalse(answer.headers().firstValue("Location").orElse("").contains("token"));
    }

    /** Whoever planted the session's id in somebody's browser would find the token in his own. */
    @Test
    void a_planted_session_does_not_get_the_token(PorticoServer server) throws Exception {
        String link = link(server, ask(server, EMAIL));
        Surfer victim = new Surfer(server.url());
        String planted = victim.get("/start").headers().firstValue("Set-Cookie").orElse("");
        String after = victim.get(link).headers().firstValue("Set-Cookie").orElse("");
        assertTrue(after.startsWith("portico="), after);
        assertNotEquals(planted.split(";")[0], after.split(";")[0]);
        assertTrue(Surfer.text(victim.get("/accounts/password")).contains("new-password"));
    }

    @Test
    void only_the_newest_link_is_good_and_none_after_two_hours_or_for_a_disabled_account(PorticoServer server)
            throws Exception {
        String first = link(server, ask(server, EMAIL));
        String second = link(server, ask(server, EMAIL));
        assertFalse(isGood(server, first));
        assertTrue(isGood(server, second));
        String mine = "account_id = (SELECT id FROM portico.account WHERE email = '" + EMAIL + "')";
        assertEquals(
                "2.00",
                one(
                        server,
                        "SELECT round(extract(epoch FROM ends_at - made_at) / 3600, 2) FROM portico.account_link"
                                + " WHERE " + mine + " ORDER BY made_at DESC LIMIT 1"));
        run(server, "UPDATE portico.account SET disabled_at = now() WHERE email = '" + EMAIL + "'");
        assertFalse(isGood(server, second));
        run(server, "UPDATE portico.account SET disabled_at = NULL WHERE email = '" + EMAIL + "'");
        assertTrue(isGood(server, second));
        run(server, "UPDATE portico.account_link SET ends_at = clock_timestamp() WHERE used_at IS NULL AND " + mine);
        assertFalse(isGood(server, second));
        assertFalse(isGood(server, "/accounts/password?token=" + "A".repeat(43)));
    }

    /** The second wall: who speaks SQL as the portal does gets no link for somebody else. */
    @Test
    void whoever_smuggles_sql_into_the_portal_makes_no_link(PorticoServer server) throws Exception {
        ask(server, EMAIL);
        Map<String, String> settings = server.local().databaseSettings("portico");
        try (Connection portal = DriverManager.getConnection(
                settings.get("PORTICO_DB_URL"), "portico_app", settings.get("PORTICO_DB_APP_PASSWORD"))) {
            assertThrows(
                    SQLException.class,
                    () -> portal.createStatement()
                            .executeQuery("SELECT * FROM portico.accounts_forgotten_answer("
                                    + "ARRAY[sha256('mine')], encode(hmac('mine', 'guessed', 'sha256'), 'hex'))"));
            assertThrows(
                    SQLException.class,
                    () -> portal.createStatement().executeQuery("SELECT email FROM portico.account_forgotten"));
            assertThrows(
                    SQLException.class,
                    () -> portal.createStatement().executeQuery("SELECT portico.accounts_link(1, sha256('x'), 1)"));
        }
        settle(server);
    }

    @Test
    void another_site_s_form_asks_nothing(PorticoServer server) throws Exception {
        assertEquals(
                403,
                new Surfer(server.url())
                        .fill(
                                "/accounts/forgotten",
                                "forgotten-form",
                                Map.of("email", EMAIL),
                                Map.of("Origin", "https://evil.example"))
                        .statusCode());
    }

    /** What the server answers to somebody who claims another host, by each of the ways there are. */
    private static String raw(PorticoServer server, String head, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            String request = head + "\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                    + "Forwarded: host=evil.example\r\nConnection: close\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String find(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), () -> pattern + " in " + text);
        return found.group(1);
    }

    private static HttpResponse<byte[]> ask(PorticoServer server, String email) throws Exception {
        return new Surfer(server.url())
                .fill("/accounts/forgotten", "forgotten-form", Map.of("email", email), Map.of("Origin", server.url()));
    }

    private static HttpResponse<byte[]> choose(Surfer person, String password) throws Exception {
        return person.fill("/accounts/password", "choice", Map.of("new-password", password, "again", password));
    }

    private static boolean isGood(PorticoServer server, String link) throws Exception {
        Surfer somebody = new Surfer(server.url());
        somebody.get(link);
        return Surfer.text(somebody.get("/accounts/password")).contains("new-password");
    }

    /** Path and query of the link in the mail that follows. */
    private static String link(PorticoServer server, HttpResponse<byte[]> asked) throws Exception {
        String text = mail(server, asked);
        int at = text.indexOf("/accounts/password?token=");
        return text.substring(at, at + "/accounts/password?token=".length() + 43);
    }

    private static String mail(PorticoServer server, HttpResponse<byte[]> asked) throws Exception {
        assertEquals(REDIRECT, asked.statusCode(), () -> Surfer.text(asked));
        settle(server);
        return mail(server, "accounts-forgotten:%", EMAIL);
    }

    private static String mail(PorticoServer server, String key, String recipient) throws SQLException {
        return one(
                server,
                "SELECT body_text || body_html FROM portico.outbox_mail WHERE natural_key LIKE '" + key
                        + "' AND recipient = '" + recipient + "' ORDER BY id DESC LIMIT 1");
    }

    /** The wishes are answered a few seconds later, all alike. */
    private static void settle(PorticoServer server) throws SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!one(server, "SELECT count(*) FROM portico.account_forgotten").equals("0")) {
            assertTrue(System.nanoTime() < end, "Nobody answers who forgot a password.");
            LockSupport.parkNanos(100_000_000L);
        }
    }

    private static long time(PorticoServer server, String email) throws Exception {
        long begin = System.nanoTime();
        ask(server, email);
        return System.nanoTime() - begin;
    }

    private static double median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static String words(HttpResponse<byte[]> answer) throws IOException {
        return answer.statusCode() + " "
                + answer.headers().firstValue("Location").orElse("") + Surfer.text(answer);
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
