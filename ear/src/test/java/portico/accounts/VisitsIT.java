package portico.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portico.matrix.Surfer;
import portico.whole.PorticoServer;

/** Where one is signed in, ended from afar, and another password (U50). */
class VisitsIT {
    private static final String EMAIL = "visits@portal.example";
    private static final String OTHER = "other-visits@portal.example";
    private static final String PASSWORD = "Zytglogge läutet 17-mal";
    private static final String NEW = "vier lose Worte hier";
    private static final int REDIRECT = 302;

    @BeforeEach
    void people(PorticoServer server) throws SQLException {
        run(server, "DELETE FROM portico.sign_in_throttle");
        for (String email : List.of(EMAIL, OTHER)) {
            try (Connection owner = server.owner();
                    PreparedStatement insert = owner.prepareStatement("""
                            INSERT INTO portico.account (email, name, password_hash) VALUES (?, 'Somebody', ?)
                            ON CONFLICT (lower(email)) DO UPDATE SET password_hash = excluded.password_hash
                            """)) {
                insert.setString(1, email);
                insert.setString(2, PasswordHash.of(PASSWORD));
                insert.execute();
            }
        }
    }

    @AfterEach
    void forgetTheGuesses(PorticoServer server) throws SQLException {
        run(server, "DELETE FROM portico.sign_in_throttle");
    }

    @Test
    void each_visit_is_listed_and_one_ended_from_afar_is_over_with_its_next_click(PorticoServer server)
            throws Exception {
        Surfer here = signedIn(server, EMAIL);
        Surfer there = signedIn(server, EMAIL);
        String list = Surfer.text(here.get("/accounts/visits"));
        assertEquals(2, count(list, "name=\"seen\""), list);
        assertEquals(1, count(list, "Dieses Gerät"), list);

        assertEquals(
                REDIRECT,
                here.fill("/accounts/visits", "visits", Map.of("press", "end-others"))
                        .statusCode(),
                "all but this one");
        assertEquals(REDIRECT, there.get("/accounts/profile").statusCode());
        assertEquals(200, here.get("/accounts/profile").statusCode());
        assertEquals(1, count(Surfer.text(here.get("/accounts/visits")), "name=\"seen\""));
    }

    /** The form's ids can be changed by who sends it; those of other people are not his. */
    @Test
    void nobody_ends_or_sees_somebody_else_s_visit(PorticoServer server) throws Exception {
        Surfer mine = signedIn(server, EMAIL);
        signedIn(server, EMAIL);
        Surfer theirs = signedIn(server, OTHER);
        String id = one(
                server,
                "SELECT v.id FROM portico.account_visit v JOIN portico.account a ON a.id = v.account_id"
                        + " WHERE a.email = '" + OTHER + "' AND v.ended_at IS NULL ORDER BY began_at DESC LIMIT 1");
        assertFalse(Surfer.text(mine.get("/accounts/visits")).contains(id));
        mine.fill("/accounts/visits", "visits", Map.of("seen", id, "press", ":end"));
        assertEquals(200, theirs.get("/accounts/profile").statusCode());
    }

    @Test
    void another_password_ends_all_other_visits_and_not_this_one(PorticoServer server) throws Exception {
        Surfer here = signedIn(server, EMAIL);
        Surfer there = signedIn(server, EMAIL);
        assertTrue(alerts(change(here, "falsch geraten", NEW)), "without the present one nothing happens");
        assertTrue(alerts(change(here, PASSWORD, "password1")), "nor with a weak one");
        assertEquals(REDIRECT, change(here, PASSWORD, NEW).statusCode());
        assertEquals(200, here.get("/accounts/profile").statusCode(), "this visit goes on");
        assertEquals(REDIRECT, there.get("/accounts/profile").statusCode(), "the other is over");
        assertEquals(200, new Surfer(server.url()).signIn(EMAIL, PASSWORD).statusCode());
        assertEquals(REDIRECT, new Surfer(server.url()).signIn(EMAIL, NEW).statusCode());
    }

    /** Whoever finds a screen open must not guess the password there, as often as he likes. */
    @Test
    void guesses_at_the_present_password_are_counted_although_each_is_refused(PorticoServer server) throws Exception {
        Surfer here = signedIn(server, EMAIL);
        for (int i = 0; i < 5; i++) {
            assertTrue(alerts(change(here, "guess " + i, NEW)));
        }
        assertTrue(alerts(change(here, PASSWORD, NEW)), "not even the right one while one has to wait");
        assertEquals(
                "5", one(server, "SELECT failures FROM portico.sign_in_throttle WHERE key = 'account:" + EMAIL + "'"));
    }

    @Test
    void when_somebody_was_last_seen_is_noted_once_a_minute(PorticoServer server) throws Exception {
        // Somebody with a level: a page that ends in a refusal takes back what it noted.
        String regula = "regula.ammann@aarebogen.example";
        Surfer here = new Surfer(server.url());
        assertEquals(REDIRECT, here.signIn(regula, server.passwordOf(regula)).statusCode());
        String seen = "SELECT seen_at FROM portico.account_visit ORDER BY began_at DESC LIMIT 1";
        String first = one(server, seen);
        here.get("/accounts/profile");
        assertEquals(first, one(server, seen));
        run(server, "UPDATE portico.account_visit SET seen_at = seen_at - interval '61 seconds'");
        String before = one(server, seen);
        here.get("/accounts/profile");
        assertTrue(one(server, seen).compareTo(before) > 0);
    }

    private static Surfer signedIn(PorticoServer server, String email) throws Exception {
        Surfer surfer = new Surfer(server.url());
        assertEquals(REDIRECT, surfer.signIn(email, PASSWORD).statusCode());
        return surfer;
    }

    private static HttpResponse<byte[]> change(Surfer surfer, String present, String password) throws Exception {
        return surfer.fill(
                "/accounts/change-password",
                "change",
                Map.of("present", present, "new-password", password, "again", password));
    }

    private static boolean alerts(HttpResponse<byte[]> answer) {
        return answer.statusCode() == 200 && Surfer.text(answer).contains("role=\"alert\"");
    }

    private static int count(String text, String part) {
        return (int)
                Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
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
