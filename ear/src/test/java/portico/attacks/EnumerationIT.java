package portico.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import portico.whole.PorticoServer;

/**
 * Who has an account? Signing in and a forgotten password are asked in SignInIT and ForgottenIT; here are the invitation, and the
 * links that lead nowhere.
 */
class EnumerationIT {
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final int TRIES = 11;

    /** A bug once: the name of the account stood where the inviter had typed another. */
    @Test
    void inviting_an_address_tells_neither_in_words_nor_in_time_whether_it_has_an_account(PorticoServer server)
            throws Exception {
        server.lastMonth();
        Attacker curious = Ground.demo(server, Ground.COMMERCIAL);
        String known = Ground.account(server, "known");
        String unknown = Ground.address("unknown");
        assertEquals(said(curious, known), said(curious, unknown));

        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            accounts.add(Ground.account(server, "known"));
        }
        List<Long> knownTimes = new ArrayList<>();
        List<Long> unknownTimes = new ArrayList<>();
        for (String account : accounts) {
            knownTimes.add(time(curious, account));
            unknownTimes.add(time(curious, Ground.address("unknown")));
        }
        double ratio = median(knownTimes) / median(unknownTimes);
        assertTrue(ratio > 0.5 && ratio < 2, "known to unknown: " + ratio);
    }

    @Test
    void a_link_that_leads_nowhere_does_not_tell_why(PorticoServer server) throws Exception {
        String email = Ground.account(server, "linked");
        for (String page : List.of("/accounts/password", "/supporters/invitation")) {
            String never = follow(server, page + "?token=" + "A".repeat(43));
            assertEquals(never, follow(server, page + "?token=" + Links.password(server, email, "-1 hour")), "too old");
            String used = Links.password(server, email, "1 hour");
            Ground.run(
                    server,
                    "UPDATE portico.account_link SET used_at = now() WHERE account_id ="
                            + " (SELECT id FROM portico.account WHERE email = ?) AND used_at IS NULL",
                    email);
            assertEquals(never, follow(server, page + "?token=" + used), "used");
            assertEquals(never, follow(server, page + "?token=nonsense"), "no token at all");
        }
    }

    private static String follow(PorticoServer server, String link) {
        Attacker somebody = new Attacker(server);
        Attacker.Reply first = somebody.get(link);
        assertEquals(302, first.status());
        Attacker.Reply page = somebody.get(first.onward());
        return page.status() + " " + page.words();
    }

    /** What comes back and where it leads, without what is different each time. */
    private static String said(Attacker curious, String email) {
        Attacker.Reply answer = invite(curious, email);
        Attacker.Reply after = curious.get(answer.onward());
        return (answer.status() + " " + answer.onward() + " " + after.status() + " " + after.words())
                .replace(email, "-")
                .replaceAll(ID, "id")
                // The minute may have changed between the two.
                .replaceAll("\\d", "0");
    }

    private static Attacker.Reply invite(Attacker curious, String email) {
        Attacker.Reply answer = curious.post(curious.form("/supporters/invite", "invitation")
                .pressing(":do")
                .with(":name", "Herr Niemand")
                .with(":email", email)
                .and("invitation:use_input", "on"));
        assertEquals(302, answer.status(), answer::words);
        return answer;
    }

    private static long time(Attacker curious, String email) {
        Attacker.Form form = curious.form("/supporters/invite", "invitation")
                .pressing(":do")
                .with(":name", "Herr Niemand")
                .with(":email", email)
                .and("invitation:use_input", "on");
        long begin = System.nanoTime();
        assertEquals(302, curious.post(form).status());
        return System.nanoTime() - begin;
    }

    private static double median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
