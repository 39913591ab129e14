package portico.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portico.matrix.Surfer;
import portico.whole.PorticoServer;

/** Signing in through the page that everybody uses (U46): guesses are counted, and nothing tells who exists. */
class SignInIT {
    private static final String EMAIL = "sign-in@portal.example";
    private static final String PASSWORD = "Zytglogge läutet 17-mal";
    private static final int REDIRECT = 302;

    private String failed;

    @BeforeEach
    void newAccount(PorticoServer server) throws SQLException {
        try (Connection owner = server.owner();
                PreparedStatement insert = owner.prepareStatement("""
                        INSERT INTO portico.account (email, name, password_hash) VALUES (?, 'Somebody', ?)
                        ON CONFLICT DO NOTHING
                        """)) {
            insert.setString(1, EMAIL);
            insert.setString(2, PasswordHash.of(PASSWORD));
            insert.execute();
            owner.createStatement().execute("DELETE FROM portico.sign_in_throttle");
        }
        // The audit is never emptied, so what this test wrote is what is new.
        failed = "FROM portico.audit_entry WHERE action = 'accounts.sign-in-failed'"
                + " AND object = 'account:' || (SELECT id FROM portico.account WHERE email = '" + EMAIL + "')"
                + " AND id > " + one(server, "SELECT coalesce(max(id), 0) FROM portico.audit_entry");
    }

    /** Whoever signs in after this comes from the same address. */
    @AfterEach
    void forgetTheGuesses(PorticoServer server) throws SQLException {
        try (Connection owner = server.owner()) {
            owner.createStatement().execute("DELETE FROM portico.sign_in_throttle");
            owner.createStatement().execute("DELETE FROM portico.account WHERE email = '" + EMAIL + "'");
        }
    }

    @Test
    void U46_the_right_password_opens_and_a_wrong_one_does_not(PorticoServer server) throws Exception {
        assertEquals(REDIRECT, new Surfer(server.url()).signIn(EMAIL, PASSWORD).statusCode());
        assertEquals(
                REDIRECT,
                new Surfer(server.url())
                        .signIn(" Sign-In@PORTAL.example ", PASSWORD)
                        .statusCode());
        assertEquals(200, new Surfer(server.url()).signIn(EMAIL, PASSWORD + "!").statusCode());
    }

    /** The surfer has no scripts: what he sends is what stands in the form. */
    @Test
    void without_scripts_a_wrong_password_is_answered_in_words_and_keeps_the_address(PorticoServer server)
            throws Exception {
        String answer = Surfer.text(new Surfer(server.url()).signIn(EMAIL, "guess"));
        assertTrue(answer.contains("role=\"alert\""), answer);
        assertTrue(answer.contains("value=\"" + EMAIL + "\""), answer);
    }

    @Test
    void failures_count_across_servers_although_each_is_answered_by_a_refusal(PorticoServer server) throws Exception {
        for (int i = 0; i < 5; i++) {
            assertEquals(
                    200, new Surfer(server.url()).signIn(EMAIL, "guess " + i).statusCode());
        }
        assertEquals(
                "5", one(server, "SELECT failures FROM portico.sign_in_throttle WHERE key = 'account:" + EMAIL + "'"));
        assertEquals(
                200,
                new Surfer(server.url()).signIn(EMAIL, PASSWORD).statusCode(),
                "not even the right password while one has to wait");
        one(server, "UPDATE portico.sign_in_throttle SET blocked_until = now() - interval '1 second' RETURNING 1");
        assertEquals(REDIRECT, new Surfer(server.url()).signIn(EMAIL, PASSWORD).statusCode());
        assertEquals(
                "0",
                one(server, "SELECT count(*) FROM portico.sign_in_throttle WHERE key = 'account:" + EMAIL + "'"),
                "success forgets the mistakes");
    }

    @Test
    void many_accounts_tried_from_one_address_stop_that_address(PorticoServer server) throws Exception {
        one(
                server,
                "INSERT INTO portico.sign_in_throttle (key, failures, first_failure)"
                        + " VALUES ('address:127.0.0.1', 49, now()) RETURNING 1");
        new Surfer(server.url()).signIn("somebody-else@portal.example", "guess");
        assertEquals(200, new Surfer(server.url()).signIn(EMAIL, PASSWORD).statusCode());
    }

    @Test
    void a_known_and_an_unknown_account_answer_alike_in_words_and_time(PorticoServer server) throws Exception {
        String known = words(new Surfer(server.url()).signIn(EMAIL, "guess"));
        String unknown = words(new Surfer(server.url()).signIn("sign-on@portal.example", "guess"));
        assertEquals(known.replace(EMAIL, "-"), unknown.replace("sign-on@portal.example", "-"));

        List<Long> knownTimes = new ArrayList<>();
        List<Long> unknownTimes = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            newAccount(server);
            knownTimes.add(time(server, EMAIL));
            newAccount(server);
            unknownTimes.add(time(server, "sign-on@portal.example"));
        }
        double ratio = median(knownTimes) / median(unknownTimes);
        // Without the comparison for nobody an unknown account answers several times faster.
        assertTrue(ratio > 0.6 && ratio < 1.6, "known to unknown: " + ratio);
    }

    @Test
    void the_session_s_number_changes_when_somebody_signs_in(PorticoServer server) throws Exception {
        Surfer surfer = new Surfer(server.url());
        String before = surfer.get("/start").headers().firstValue("Set-Cookie").orElse("none");
        HttpResponse<byte[]> entered = surfer.signIn(EMAIL, PASSWORD);
        String after = entered.headers().firstValue("Set-Cookie").orElse("none");
        assertTrue(after.startsWith("portico="), "a new session: " + after);
        assertNotEquals(before, after);
        assertTrue(after.contains("HttpOnly"), after);
    }

    @Test
    void a_disabled_account_answers_like_a_wrong_password(PorticoServer server) throws Exception {
        one(server, "UPDATE portico.account SET disabled_at = now() WHERE email = '" + EMAIL + "' RETURNING 1");
        try {
            HttpResponse<byte[]> answer = new Surfer(server.url()).signIn(EMAIL, PASSWORD);
            assertEquals(200, answer.statusCode());
            assertFalse(words(answer).isEmpty());
        } finally {
            one(server, "UPDATE portico.account SET disabled_at = NULL WHERE email = '" + EMAIL + "' RETURNING 1");
        }
    }

    @Test
    void many_guesses_at_once_are_no_more_than_one_by_one(PorticoServer server) throws Exception {
        rush(server);
        assertEquals("5", one(server, "SELECT count(*) " + failed), "as many as may be tried, then one has to wait");
    }

    /** Forty at once. */
    private static void rush(PorticoServer server) throws Exception {
        int people = 40;
        ExecutorService crowd = Executors.newFixedThreadPool(people);
        CountDownLatch ready = new CountDownLatch(people);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            Surfer surfer = new Surfer(server.url());
            String guess = "guess " + i;
            answers.add(crowd.submit(() -> {
                surfer.get("/start");
                ready.countDown();
                ready.await();
                return surfer.signIn(EMAIL, guess).statusCode();
            }));
        }
        crowd.shutdown();
        for (Future<Integer> answer : answers) {
            assertEquals(200, answer.get());
        }
    }

    @Test
    void a_failed_attempt_stands_in_the_audit_without_a_name(PorticoServer server) throws Exception {
        new Surfer(server.url()).signIn(EMAIL, "guess");
        assertEquals("wrong-password", one(server, "SELECT detail->>'cause' " + failed));
        assertEquals("0", one(server, "SELECT count(*) FROM portico.audit_entry e WHERE e::text LIKE '%sign-in@%'"));
    }

    @Test
    void a_visit_ends_when_the_password_changes_or_the_account_is_disabled(PorticoServer server) throws Exception {
        for (String change :
                List.of("password_hash = password_hash || ''", "password_hash = 'x'", "disabled_at = now()")) {
            forgetTheGuesses(server);
            newAccount(server);
            Surfer surfer = new Surfer(server.url());
            surfer.signIn(EMAIL, PASSWORD);
            assertEquals(200, surfer.get("/accounts/profile").statusCode());
            one(server, "UPDATE portico.account SET " + change + " WHERE email = '" + EMAIL + "' RETURNING 1");
            assertEquals(
                    change.contains("||") ? 200 : REDIRECT,
                    surfer.get("/accounts/profile").statusCode(),
                    change);
        }
    }

    private static long time(PorticoServer server, String email) throws IOException, InterruptedException {
        Surfer surfer = new Surfer(server.url());
        long begin = System.nanoTime();
        surfer.signIn(email, "guess");
        return System.nanoTime() - begin;
    }

    private static double median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    /** What a person reads: without the page's own secrets, which differ each time. */
    private static String words(HttpResponse<byte[]> answer) {
        return Surfer.text(answer)
                .replaceAll("(?s)<(script|style).*?</\\1>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private static String one(PorticoServer server, String sql) throws SQLException {
        try (Connection owner = server.owner();
                ResultSet row = owner.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
