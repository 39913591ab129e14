package portico.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portico.attacks.Attacker.Form;
import portico.whole.PorticoServer;

/**
 * A host that the request claims must not get into a mail: its reader would carry the token there. ForgottenIT asks it of a
 * forgotten password.
 */
class ForgedHostIT {

    @ParameterizedTest
    @CsvSource({
        "/access/register, registration, /accounts/password",
        "/supporters/invite, invitation, /supporters/invitation"
    })
    void links_lead_to_the_portal_s_own_address_whatever_host_was_claimed(
            String page, String form, String link, PorticoServer server) throws Exception {
        server.lastMonth();
        Attacker insider = Ground.demo(server, Ground.RESELLER);
        for (String target : new String[] {page, "http://evil.example" + page}) {
            String email = Ground.address("hosted");
            Form filled = insider.form(page, form)
                    .pressing(":do")
                    .with(":name", "Zita Host")
                    .with(":email", email)
                    .and(form + ":use_input", "on");
            Attacker.Reply answer = insider.send(
                    "POST",
                    target,
                    null,
                    filled.encoded(),
                    "Host: evil.example",
                    "Origin: http://evil.example",
                    "X-Forwarded-Host: evil.example",
                    "X-Forwarded-Proto: https",
                    "Forwarded: host=evil.example;proto=https");
            assertEquals(302, answer.status(), answer::words);
            String text = Ground.mail(server, email);
            assertTrue(text.contains(server.url() + link + "?token="), text);
            assertFalse(text.contains("evil.example"), text);
        }
    }
}
