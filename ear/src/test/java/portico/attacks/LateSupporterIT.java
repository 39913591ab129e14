package portico.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import portico.attacks.Attacker.Form;
import portico.attacks.Attacker.Reply;
import portico.whole.PorticoServer;

/** A helper who keeps his tab open beyond the end (H17, H20). */
class LateSupporterIT {

    @Test
    void after_the_end_neither_the_open_page_nor_its_form_does_anything_and_both_say_why(PorticoServer server)
            throws Exception {
        server.lastMonth();
        String email = Ground.account(server, "late");
        String link = Links.invitation(server, email);
        Attacker helper = Ground.signedIn(server, email, Ground.PASSWORD);
        helper.get(link);
        Reply accepted =
                helper.post(helper.form("/supporters/invitation", "answer").pressing(":accept"));
        assertEquals(302, accepted.status(), accepted::words);
        String company = accepted.onward().substring(accepted.onward().indexOf("scope="));
        assertEquals(200, helper.get("/overview?" + company).status());
        Form open = helper.form("/access/ask?right=Service-Config&" + company, "ask-form")
                .pressing(":do")
                .with(":message", "Ich war noch nicht fertig.");

        Ground.force(
                server,
                "access_grant",
                "UPDATE portico.access_grant SET valid_until = clock_timestamp() WHERE grantee ="
                        + " (SELECT id FROM portico.account WHERE email = ?)",
                email);
        int said = Attacker.said(server, "Refused not-found: POST /access/ask");
        for (Reply late : new Reply[] {helper.get("/overview?" + company), helper.post(open)}) {
            assertEquals(404, late.status(), late::words);
            assertTrue(
                    late.words().contains("Als Supporter für Aarebogen Logistik AG hatten Sie Zugang bis"),
                    late::words);
        }
        assertEquals(said + 1, Attacker.said(server, "Refused not-found: POST /access/ask"));
        assertEquals(
                "0",
                Ground.one(
                        server,
                        "SELECT count(*) FROM portico.access_request r JOIN portico.account a ON a.id = r.asker"
                                + " WHERE a.email = ?",
                        email));
        // To everybody else the company is as absent as any.
        Attacker stranger = Ground.signedIn(server, Ground.account(server, "never"), Ground.PASSWORD);
        Reply never = stranger.get("/overview?" + company);
        assertEquals(404, never.status());
        assertFalse(never.body().contains("Aarebogen"), never::words);
    }
}
