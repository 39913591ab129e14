package portico.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.bastiaanjansen.otp.TOTPGenerator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import portico.attacks.Attacker.Reply;
import portico.whole.PorticoServer;

/**
 * Cookies that somebody planted in another's browser, and waits (U46). After the first step alone SessionIT asks, after a passkey
 * AccountJourneyIT.
 */
class FixationIT {
    private static final Pattern SECRET = Pattern.compile("data-secret[^>]*>([^<]+)<");

    @Test
    void what_was_planted_before_the_first_or_before_the_second_step_opens_nothing_afterwards(PorticoServer server)
            throws Exception {
        String email = Ground.account(server, "fixed");
        byte[] secret = secondFactor(server, email);

        Attacker victim = new Attacker(server);
        victim.get("/start");
        Map<String, String> planted = victim.cookies();
        assertEquals(302, victim.signIn(email, Ground.PASSWORD).status());
        Map<String, String> halfway = victim.cookies();
        assertEquals(302, victim.get("/accounts/profile").status(), "a right password alone opens nothing");
        Reply entered = victim.post(victim.form("/accounts/second-step", "second-step")
                .pressing(":do")
                .with(":code", next(server, email, secret)));
        assertEquals(302, entered.status(), entered::words);
        assertEquals(200, victim.get("/accounts/profile").status());

        for (Map<String, String> old : List.of(planted, halfway)) {
            Attacker thief = new Attacker(server).with(old);
            Reply refused = thief.get("/accounts/profile");
            assertEquals(302, refused.status());
            assertTrue(refused.onward().startsWith("/start"), refused::onward);
        }
        Attacker thief = new Attacker(server).with(halfway);
        assertTrue(
                thief.get("/accounts/second-step").status() == 302
                        || thief.post(thief.form("/accounts/second-step", "second-step")
                                        .pressing(":do")
                                        .with(":code", next(server, email, secret)))
                                .complains(),
                "what the first step gave is used up");
    }

    private static byte[] secondFactor(PorticoServer server, String email) throws Exception {
        Attacker person = Ground.signedIn(server, email, Ground.PASSWORD);
        Matcher secret = SECRET.matcher(person.get("/accounts/second-factor").body());
        assertTrue(secret.find());
        byte[] bytes = secret.group(1).replaceAll("\\s", "").getBytes(StandardCharsets.US_ASCII);
        Reply on = person.post(person.form("/accounts/second-factor", "enrol")
                .pressing(":confirm")
                .with(":code", new TOTPGenerator.Builder(bytes).build().now()));
        assertEquals(200, on.status());
        return bytes;
    }

    /** A code is good once; the test does not wait for the next half minute, the account's memory of the last one goes. */
    private static String next(PorticoServer server, String email, byte[] secret) throws Exception {
        Ground.run(
                server,
                "UPDATE portico.account_totp SET last_step = 0 WHERE account_id ="
                        + " (SELECT id FROM portico.account WHERE email = ?)",
                email);
        return new TOTPGenerator.Builder(secret).build().now();
    }
}
