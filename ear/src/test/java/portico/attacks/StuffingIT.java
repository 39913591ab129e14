package portico.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portico.whole.PorticoServer;

/** Lists of stolen passwords, tried one after the other (U46, B; the counters themselves are in SignInIT). */
class StuffingIT {

    @BeforeEach
    @AfterEach
    void forget(PorticoServer server) throws Exception {
        Ground.forgetGuesses(server);
    }

    @Test
    void many_accounts_tried_from_one_network_stop_it_whatever_network_it_claims_to_be(PorticoServer server)
            throws Exception {
        String email = Ground.account(server, "stuffed");
        String network = "127.0.7.1";
        Ground.run(
                server,
                "INSERT INTO portico.sign_in_throttle (key, failures, first_failure) VALUES (?, 47, now())",
                "address:" + network);
        long before = Ground.audited(server);
        for (int i = 0; i < 3; i++) {
            Attacker thief = new Attacker(server).from(network);
            Attacker.Form form = thief.form("/start", "sign-in-form")
                    .pressing(":sign-in")
                    .with(":email", Ground.address("list"))
                    .with(":password", "guess " + i);
            Attacker.Reply answer = thief.send(
                    "POST",
                    form.action(),
                    null,
                    form.encoded(),
                    "Origin: " + server.url(),
                    "X-Forwarded-For: 10.0.0." + i,
                    "Forwarded: for=10.0.0." + i);
            assertTrue(answer.complains(), answer::words);
        }
        int said = Attacker.said(server, "Refused sign-in.blocked");
        assertTrue(
                new Attacker(server)
                        .from(network)
                        .signIn(email, Ground.PASSWORD)
                        .complains(),
                "even the right one");
        assertEquals(said + 1, Attacker.said(server, "Refused sign-in.blocked"), "said once");
        assertEquals(
                "3",
                Ground.one(
                        server,
                        "SELECT count(*) FROM portico.audit_entry WHERE id > ? AND action = 'accounts.sign-in-failed'"
                                + " AND detail->>'cause' = 'unknown' AND detail->>'address' = ?",
                        before,
                        network));
        assertEquals(
                302,
                new Attacker(server)
                        .from("127.0.7.2")
                        .signIn(email, Ground.PASSWORD)
                        .status(),
                "others are not disturbed");
    }

    @Test
    void one_account_tried_from_many_networks_is_shut_to_all_of_them_for_a_while(PorticoServer server)
            throws Exception {
        String email = Ground.account(server, "wanted");
        long before = Ground.audited(server);
        for (int i = 1; i <= 5; i++) {
            assertTrue(new Attacker(server)
                    .from("127.0.8." + i)
                    .signIn(email, "guess " + i)
                    .complains());
        }
        assertTrue(
                new Attacker(server)
                        .from("127.0.8.6")
                        .signIn(email, Ground.PASSWORD)
                        .complains(),
                "from a sixth network, and right");
        assertEquals(
                "5",
                Ground.one(
                        server,
                        "SELECT count(DISTINCT detail->>'address') FROM portico.audit_entry WHERE id > ?"
                                + " AND action = 'accounts.sign-in-failed' AND detail->>'cause' = 'wrong-password'",
                        before));
        Ground.run(
                server,
                "UPDATE portico.sign_in_throttle SET blocked_until = clock_timestamp() WHERE key = ?",
                "account:" + email);
        assertEquals(
                302,
                new Attacker(server)
                        .from("127.0.8.6")
                        .signIn(email, Ground.PASSWORD)
                        .status());
    }
}
