package portico.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portico.matrix.Surfer;
import portico.whole.PorticoServer;

/** Asking for a trial, and what somebody would try who wants more than one, or somebody else's (H9). */
class TrialsIT {
    private static final int REDIRECT = 302;
    private static final String PASSWORD = "vier lose Worte hier";

    @BeforeEach
    void forgetTheCounters(PorticoServer server) throws SQLException {
        server.lastMonth();
        run(server, "DELETE FROM portico.sign_in_throttle WHERE key LIKE 'trial-%'");
    }

    @Test
    void known_and_unknown_addresses_get_the_same_answer_and_each_its_own_mail(PorticoServer server) throws Exception {
        String stranger = address("fremd");
        String known = "regula.ammann@aarebogen.example";
        assertEquals(
                words(ask(server, stranger)).replace(stranger, "-"),
                words(ask(server, known)).replace(known, "-"));
        settle(server);
        assertTrue(mail(server, stranger).contains("/trial/opening?token="));
        assertFalse(mail(server, known).contains("token="), "an account of the real world gets no trial");

        open(server, stranger);
        ask(server, stranger);
        settle(server);
        String living = mail(server, stranger);
        assertFalse(living.contains("token="), "one living trial an address: " + living);
        assertEquals("1", one(server, "SELECT count(*) FROM portico.account WHERE email = '" + stranger + "'"));
    }

    @Test
    void a_link_opens_once_the_newest_only_and_not_after_72_hours(PorticoServer server) throws Exception {
        String email = address("zweimal");
        ask(server, email);
        settle(server);
        String first = link(server, email);
        ask(server, email);
        settle(server);
        String second = link(server, email);
        assertFalse(isGood(server, first));
        assertTrue(isGood(server, second));
        assertEquals(
                "72.00",
                one(
                        server,
                        "SELECT round(extract(epoch FROM ends_at - asked_at) / 3600, 2) FROM portico.trial_wish WHERE"
                                + " email = '"
                                + email + "'"));
        run(server, "UPDATE portico.trial_wish SET ends_at = clock_timestamp() WHERE email = '" + email + "'");
        assertFalse(isGood(server, second));
        settle(server);

        ask(server, email);
        settle(server);
        String third = link(server, email);
        Surfer guest = new Surfer(server.url());
        guest.get(third);
        assertEquals(200, choose(guest, "password1").statusCode(), "too weak, and the link is still good");
        assertEquals(REDIRECT, choose(guest, PASSWORD).statusCode());
        assertEquals(200, guest.get("/overview").statusCode(), "the visit has begun");
        assertFalse(isGood(server, third), "used");
        assertEquals(REDIRECT, new Surfer(server.url()).signIn(email, PASSWORD).statusCode());
    }

    @Test
    void a_flood_is_stopped_by_address_by_network_and_by_the_day(PorticoServer server) throws Exception {
        String email = address("oft");
        for (int i = 0; i < 3; i++) {
            assertEquals(REDIRECT, ask(server, email).statusCode());
        }
        assertRefused(ask(server, email), "three mails to one address");
        for (int i = 0; i < 2; i++) {
            assertEquals(REDIRECT, ask(server, address("netz")).statusCode());
        }
        assertRefused(ask(server, address("netz")), "five from one network");
        run(server, "DELETE FROM portico.sign_in_throttle WHERE key LIKE 'trial-%'");
        run(
                server,
                "INSERT INTO portico.trial_wish (email, name, language, token_hash, ends_at) SELECT 'full' || n ||"
                        + " '@neugierig.example', 'Voll', 'de', sha256(('full' || n)::bytea), now() + interval '1 hour'"
                        + " FROM generate_series(1, 25) n");
        assertRefused(ask(server, address("voll")), "all of the day's are taken");
        run(server, "DELETE FROM portico.trial_wish WHERE name = 'Voll'");
        settle(server);
    }

    /** Both walls: ids of the real world, in each kind of address. */
    @Test
    void a_visitor_who_knows_real_ids_finds_nothing_behind_them(PorticoServer server) throws Exception {
        String email = address("dreist");
        ask(server, email);
        settle(server);
        Surfer guest = open(server, email);
        String node = one(server, "SELECT public_id FROM portico.node WHERE number = 'K-10001'");
        String operator = one(server, "SELECT public_id FROM portico.tenancy_operator");
        String mine = one(
                server,
                "SELECT n.public_id FROM portico.node n JOIN portico.account a ON a.trial_id = n.operator_id"
                        + " WHERE a.email = '" + email + "' AND n.level = 'RESELLER'");
        String invoice = one(server, "SELECT public_id FROM portico.invoice WHERE number NOT LIKE 'X%' LIMIT 1");
        String contract = one(server, "SELECT public_id FROM portico.contract WHERE number NOT LIKE 'X%' LIMIT 1");
        String run = one(server, "SELECT public_id FROM portico.run WHERE kind = 'monthly-invoices' LIMIT 1");
        String house = one(
                server,
                "SELECT o.public_id FROM portico.node o JOIN portico.account a ON a.trial_id = o.id WHERE a.email = '"
                        + email + "'");
        for (String address : List.of(
                "/overview?scope=" + node,
                "/overview?scope=" + operator,
                "/overview?scope=" + house,
                "/billing/invoices?scope=" + node,
                "/billing/invoice?id=" + invoice + "&scope=" + node,
                "/billing/invoice?id=" + invoice + "&scope=" + mine,
                "/documents/invoice.pdf?id=" + invoice + "&scope=" + mine,
                "/contracts/contract?id=" + contract + "&scope=" + mine,
                "/billing/runs?scope=" + operator,
                "/billing/run?id=" + run + "&scope=" + operator,
                "/billing/runs?scope=" + house,
                "/contracts/conclusions?scope=" + house,
                "/access/users?scope=" + node)) {
            assertEquals(404, guest.get(address).statusCode(), address);
        }
        // Inside the trial too, what is the operator's stays the operator's.
        assertEquals(403, guest.get("/billing/runs?scope=" + mine).statusCode());
        assertEquals(403, guest.get("/contracts/conclusions?scope=" + mine).statusCode());
        assertEquals(200, guest.get("/overview?scope=" + mine).statusCode());
        String search = Surfer.text(guest.get("/tenancy/customers?text=Aarebogen&scope=" + mine));
        assertFalse(search.contains("Aarebogen Logistik"), "searches end at the border");
    }

    @Test
    void finance_sees_no_trial_in_runs_invoices_customers_and_levels(PorticoServer server) throws Exception {
        String email = address("still");
        ask(server, email);
        settle(server);
        open(server, email);
        String house = one(server, "SELECT trial_id FROM portico.account WHERE email = '" + email + "'");
        await(server, "SELECT count(*) > 6 FROM portico.invoice WHERE operator_id = " + house);
        assertEquals(
                "0",
                one(
                        server,
                        "SELECT count(*) FROM portico.invoice i WHERE operator_id = " + house
                                + " AND (state NOT IN ('SENT', 'PAID') OR NOT EXISTS (SELECT FROM portico.document d"
                                + " WHERE d.invoice_id = i.id))"));
        String word = one(server, "SELECT trial FROM portico.node WHERE id = " + house);
        Surfer finance = new Surfer(server.url());
        finance.signIn("sabine.loretan@brunnmatt.example", server.passwordOf("sabine.loretan@brunnmatt.example"));
        for (String address : List.of(
                "/overview", "/billing/runs", "/billing/invoices?number=" + word, "/levels", "/levels?text=Muster")) {
            String page = Surfer.text(finance.get(address));
            assertFalse(page.contains("Muster Bau AG") || page.contains(word + "-"), address);
        }
    }

    private static void assertRefused(HttpResponse<byte[]> answer, String why) throws IOException {
        assertEquals(200, answer.statusCode(), why);
        assertTrue(
                Surfer.text(answer).contains("role=\"alert\"")
                        || Surfer.text(answer).contains("pt-problems"),
                why);
    }

    private static String address(String who) {
        return who + "." + Long.toString(System.nanoTime(), 36) + "@neugierig.example";
    }

    private static HttpResponse<byte[]> ask(PorticoServer server, String email) throws Exception {
        return new Surfer(server.url()).fill("/trial/trial", "wish", Map.of(":name", "Gabi Gast", ":email", email));
    }

    private static HttpResponse<byte[]> choose(Surfer person, String password) throws Exception {
        return person.fill("/trial/opening", "choice", Map.of("new-password", password, "again", password));
    }

    private static Surfer open(PorticoServer server, String email) throws Exception {
        Surfer guest = new Surfer(server.url());
        guest.get(link(server, email));
        assertEquals(REDIRECT, choose(guest, PASSWORD).statusCode());
        return guest;
    }

    private static boolean isGood(PorticoServer server, String link) throws Exception {
        Surfer somebody = new Surfer(server.url());
        somebody.get(link);
        return Surfer.text(somebody.get("/trial/opening")).contains("new-password");
    }

    private static String link(PorticoServer server, String email) throws SQLException {
        String text = mail(server, email);
        int at = text.indexOf("/trial/opening?token=");
        return text.substring(at, at + "/trial/opening?token=".length() + 43);
    }

    private static String mail(PorticoServer server, String recipient) throws SQLException {
        return one(
                server,
                "SELECT body_text FROM portico.outbox_mail WHERE natural_key LIKE 'trial-%' AND recipient = '"
                        + recipient + "' ORDER BY id DESC LIMIT 1");
    }

    private static void settle(PorticoServer server) throws SQLException {
        await(server, "SELECT NOT EXISTS (SELECT FROM portico.trial_wish WHERE token_hash IS NULL)");
    }

    private static void await(PorticoServer server, String question) throws SQLException {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!one(server, question).equals("t")) {
            assertTrue(System.nanoTime() < end, () -> "It did not come about: " + question);
            LockSupport.parkNanos(100_000_000L);
        }
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
