package portico.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import portico.accounts.PasswordHash;

/** Signing in by hand, as an attacker would prepare it for somebody else (U46). */
class SessionIT {
    private static final String EMAIL = "session@aarebogen.example";
    private static final String PASSWORD = "Zytglogge 17 läutet";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void an_id_that_was_planted_before_is_not_the_session_s_afterwards(PorticoServer server) throws Exception {
        account(server);
        for (String planted :
                List.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", session(get(server, "/start", null)))) {
            HttpResponse<String> answer = signIn(server, planted);
            assertEquals(302, answer.statusCode());
            assertFalse(session(answer).contains(planted), () -> session(answer));
            assertEquals(302, get(server, "/overview", planted).statusCode(), "the planted id opens nothing");
            assertEquals(200, get(server, "/overview", session(answer)).statusCode());
        }
    }

    @Test
    void a_link_cannot_sign_anybody_in(PorticoServer server) throws Exception {
        account(server);
        HttpResponse<String> answer = get(server, "/start?" + form(), null);
        assertEquals(403, answer.statusCode());
        // The page that says so has a visit of its own, in which nobody is signed in.
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String id = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
            assertEquals(302, get(server, "/overview", id).statusCode(), cookie);
        }
    }

    @Test
    void no_cache_keeps_the_page_that_says_that_a_file_is_missing(PorticoServer server) throws Exception {
        HttpResponse<String> answer = get(server, "/jakarta.faces.resource/absent.css", null);
        assertEquals(404, answer.statusCode());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    }

    private HttpResponse<String> signIn(PorticoServer server, String session) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(server, "/start", session)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form()));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(PorticoServer server, String path, String session)
            throws IOException, InterruptedException {
        return http.send(request(server, path, session).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(PorticoServer server, String path, String session) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
        return session == null ? request : request.header("Cookie", "portico=" + session);
    }

    private static String form() {
        return "sign-in-form=sign-in-form&sign-in-form%3Aemail=" + encoded(EMAIL) + "&sign-in-form%3Apassword="
                + encoded(PASSWORD) + "&sign-in-form%3Asign-in=&jakarta.faces.ViewState=stateless";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The last one counts, as in browsers. */
    private static String session(HttpResponse<String> answer) {
        List<String> cookies = answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("portico="))
                .toList();
        assertFalse(cookies.isEmpty(), answer.body());
        String cookie = cookies.get(cookies.size() - 1);
        assertTrue(cookie.toLowerCase(Locale.ROOT).contains("httponly"), cookie);
        return cookie.substring("portico=".length(), cookie.indexOf(';'));
    }

    private static void account(PorticoServer server) throws SQLException {
        try (var owner = server.owner();
                PreparedStatement insert = owner.prepareStatement("""
                        INSERT INTO portico.account (email, name, password_hash) VALUES (?, 'Regula Ammann', ?)
                        ON CONFLICT DO NOTHING
                        """)) {
            insert.setString(1, EMAIL);
            insert.setString(2, PasswordHash.of(PASSWORD));
            insert.executeUpdate();
        }
    }
}
