package portico.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import portico.attacks.Attacker.Form;
import portico.attacks.Attacker.Reply;
import portico.whole.PorticoServer;

/**
 * Between the look and the click somebody else took the first row away, and the row's number now means another. Users are ticked by
 * pairs of person and right (TamperedIT), supporters and customers are pages of their own.
 */
class MovedListsIT {

    /** A bug once: the recipient below went instead. */
    @Test
    void of_the_recipients_of_invoices_the_one_below_stays(PorticoServer server) throws Exception {
        server.lastMonth();
        Attacker person = Ground.demo(server, Ground.COMMERCIAL);
        String page = person.get("/billing/preferences")
                .body()
                .replaceAll("(?s).*?href=\"(/billing/preference\\?[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        for (String who : new String[] {"first", "second"}) {
            Reply added = person.post(person.form(page, "new").pressing(":add").with(":email", Ground.address(who)));
            assertEquals(302, added.status(), added::words);
        }
        Form open = person.form(page, "present");
        assertTrue(open.all("seen").size() >= 2, open::encoded);
        String first = open.all("seen").get(0);
        String second = open.all("seen").get(1);
        Ground.run(server, "UPDATE portico.billing_recipient SET removed_at = now() WHERE id = ?::bigint", first);
        gone(person.post(open.pressing(":0:remove")));
        assertEquals(
                "null",
                Ground.one(server, "SELECT removed_at FROM portico.billing_recipient WHERE id = ?::bigint", second));
        Ground.run(
                server,
                "UPDATE portico.billing_recipient SET removed_at = now() WHERE removed_at IS NULL"
                        + " AND email LIKE '%@portal.example'");
    }

    @Test
    void of_a_company_s_contact_persons_the_one_below_stays(PorticoServer server) throws Exception {
        server.lastMonth();
        Attacker person = Ground.demo(server, Ground.COMMERCIAL);
        for (String who : new String[] {"Anna Oben", "Anna Unten"}) {
            assertEquals(
                    302,
                    person.post(person.form("/tenancy/company", "another")
                                    .pressing(":add")
                                    .with(":contact-name", who))
                            .status());
        }
        Form open = person.form("/tenancy/company", "present");
        int last = open.all("seen").size() - 1;
        String above = open.all("seen").get(last - 1);
        String below = open.all("seen").get(last);
        Ground.run(server, "DELETE FROM portico.contact WHERE id = ?::bigint", above);
        gone(person.post(open.pressing(":" + (last - 1) + ":remove")));
        assertEquals(1, Ground.run(server, "DELETE FROM portico.contact WHERE id = ?::bigint", below));
    }

    @Test
    void of_one_s_visits_the_one_below_goes_on(PorticoServer server) throws Exception {
        String email = Ground.account(server, "visits");
        Attacker third = Ground.signedIn(server, email, Ground.PASSWORD);
        Attacker second = Ground.signedIn(server, email, Ground.PASSWORD);
        Attacker here = Ground.signedIn(server, email, Ground.PASSWORD);
        Ground.run(
                server,
                "UPDATE portico.account_visit v SET seen_at = began_at FROM portico.account a"
                        + " WHERE a.id = v.account_id AND a.email = ?",
                email);
        Form open = here.form("/accounts/visits", "visits");
        assertEquals(3, open.all("seen").size());
        // The first line is this visit, or was it at the look; the second one ends meanwhile.
        String row = open.fields().stream()
                .map(Map.Entry::getKey)
                .filter(name -> name.endsWith(":end"))
                .findFirst()
                .orElseThrow();
        String place = row.replaceAll(".*:(\\d+):end", "$1");
        Ground.run(
                server,
                "UPDATE portico.account_visit SET ended_at = clock_timestamp() WHERE id = ?::uuid",
                open.all("seen").get(Integer.parseInt(place)));
        here.post(open.pressing(":" + place + ":end"));
        int on = 0;
        for (Attacker one : new Attacker[] {third, second, here}) {
            on += one.get("/accounts/profile").status() == 200 ? 1 : 0;
        }
        assertEquals(2, on);
    }

    @Test
    void of_one_s_passkeys_the_one_below_stays(PorticoServer server) throws Exception {
        String email = Ground.account(server, "keys");
        for (String name : new String[] {"oben", "unten"}) {
            Ground.run(
                    server,
                    "INSERT INTO portico.account_passkey (account_id, credential_id, credential, counter, backup_eligible, name)"
                            + " SELECT id, sha256(convert_to(email || ?, 'UTF8')), '\\x00', 0, false, ? FROM portico.account WHERE email = ?",
                    name,
                    name,
                    email);
        }
        Attacker person = Ground.signedIn(server, email, Ground.PASSWORD);
        Form open = person.form("/accounts/passkeys", "passkeys");
        Ground.run(
                server,
                "DELETE FROM portico.account_passkey WHERE public_id = ?::uuid",
                open.all("seen").get(0));
        person.post(open.pressing(":0:remove"));
        assertEquals(
                "unten",
                Ground.one(
                        server,
                        "SELECT p.name FROM portico.account_passkey p JOIN portico.account a ON a.id = p.account_id"
                                + " WHERE a.email = ?",
                        email));
    }

    @Test
    void of_those_who_ask_for_a_right_the_one_below_is_not_answered(PorticoServer server) throws Exception {
        server.lastMonth();
        Attacker asker = Ground.demo(server, Ground.ASKER);
        List<String> asked = new ArrayList<>();
        for (String right : List.of("Service-Config", "portal-superuser")) {
            Reply answer = asker.post(
                    asker.form("/access/ask?right=" + right, "ask-form").pressing(":do"));
            assertEquals(302, answer.status(), answer::words);
            asked.add(Ground.one(server, "SELECT public_id FROM portico.access_request ORDER BY id DESC LIMIT 1"));
        }
        Attacker admin = Ground.demo(server, Ground.COMMERCIAL);
        Form open = admin.form("/access/requests", "waiting");
        asked.sort(Comparator.comparing(open.all("seen")::indexOf));
        int above = open.all("seen").indexOf(asked.get(0));
        decline(server, asked.get(0));
        // Answered with a sentence or as absent; what counts is that nobody else is.
        assertTrue(admin.post(open.pressing(":" + above + ":grant")).status() < 500);
        assertEquals(
                "0",
                Ground.one(
                        server,
                        "SELECT count(*) FROM portico.access_answer x JOIN portico.access_request r ON r.id = x.request_id"
                                + " WHERE r.public_id = ?::uuid",
                        asked.get(1)));
        // Who comes after finds the desk as it was.
        decline(server, asked.get(1));
    }

    private static void decline(PorticoServer server, String request) {
        Attacker colleague = Ground.demo(server, Ground.COMMERCIAL);
        Form desk = colleague.form("/access/requests", "waiting");
        Reply answer = colleague.post(desk.pressing(":" + desk.all("seen").indexOf(request) + ":decline"));
        assertEquals(302, answer.status(), answer::words);
    }

    @Test
    void of_contracts_that_were_begun_the_one_below_stays(PorticoServer server) throws Exception {
        server.lastMonth();
        Attacker keeper = Ground.demo(server, Ground.TENANCY);
        for (int i = 0; i < 2; i++) {
            keeper.post(keeper.form("/contracts/conclusions", "new").pressing(":begin"));
        }
        Form open = keeper.form("/contracts/conclusions", "drafts");
        String above = open.all("seen").get(0);
        String below = open.all("seen").get(1);
        Ground.run(server, "DELETE FROM portico.contract_draft WHERE public_id = ?::uuid", above);
        gone(keeper.post(open.pressing(":0:drop")));
        assertEquals(1, Ground.run(server, "DELETE FROM portico.contract_draft WHERE public_id = ?::uuid", below));
    }

    private static void gone(Reply reply) {
        assertEquals(404, reply.status(), reply::words);
    }
}
