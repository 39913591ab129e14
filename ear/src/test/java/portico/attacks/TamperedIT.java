package portico.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portico.attacks.Attacker.Form;
import portico.attacks.Attacker.Reply;
import portico.whole.PorticoServer;

/** Forms with things in them that the page had not put there (U8, U15, U23). */
class TamperedIT {
    private static final String STATE = "jakarta.faces.ViewState";
    private static final Pattern CELL = Pattern.compile("name=\"tick\" value=\"([0-9a-f-]{36}) ([^\"]+)\"");

    /** The last one is a serialised Java object, as attackers of Faces send it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1:1",
                "-6077283647362734633:7182938475839201838",
                "nonsense",
                "0:999999999999999999999999",
                "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcAUH2sHDFmDRAwACRgAKbG9hZEZhY3RvckkACXRocmVzaG9sZHhwP0AAAAAAAAB3CAAAABAAAAAAeA=="
            })
    void a_page_s_state_that_was_made_up_does_nothing(String state, PorticoServer server) throws Exception {
        String email = Ground.account(server, "state");
        Attacker person = Ground.signedIn(server, email, Ground.PASSWORD);
        Form form = person.form("/accounts/profile", "profile-form")
                .pressing(":save")
                .with(":language", "fr")
                .with(STATE, state);
        int faults = Attacker.said(server, "Fault ");
        Reply answer = person.post(form);
        assertTrue(answer.status() < 500, () -> answer.status() + " " + answer.words());
        assertEquals(faults, Attacker.said(server, "Fault "));
        assertEquals("de", Ground.one(server, "SELECT language FROM portico.account WHERE email = ?", email));
    }

    @Test
    void a_page_s_form_of_somebody_else_does_nothing_in_another_s_visit(PorticoServer server) throws Exception {
        String mine = Ground.account(server, "mine");
        String theirs = Ground.account(server, "theirs");
        Form form = Ground.signedIn(server, mine, Ground.PASSWORD)
                .form("/accounts/profile", "profile-form")
                .pressing(":save")
                .with(":language", "fr");
        Reply answer = Ground.signedIn(server, theirs, Ground.PASSWORD).post(form);
        assertTrue(answer.status() < 500, answer::words);
        for (String email : List.of(mine, theirs)) {
            assertEquals("de", Ground.one(server, "SELECT language FROM portico.account WHERE email = ?", email));
        }
    }

    /** U15, U23: the cell is locked, because the technical contact lacks the right; he ticks it all the same. */
    @Test
    void a_locked_cell_of_the_matrix_that_is_sent_gives_nothing(PorticoServer server) throws Exception {
        server.lastMonth();
        Attacker technical = Ground.demo(server, Ground.TECHNICAL);
        Matcher cell = CELL.matcher(technical.get("/access/users").body());
        assertTrue(cell.find());
        String grants = "SELECT count(*) FROM portico.access_grant";
        String before = Ground.one(server, grants);
        for (String right : List.of("Invoicing&Billing", "Operator-Billing", "no such right")) {
            for (String button : List.of("rights:review", "rights:save-changes")) {
                Form form = technical.form("/access/users", "rights").pressing(":nothing");
                Reply answer = technical.post(
                        form.and("tick", cell.group(1) + " " + right).and(button, ""));
                assertTrue(answer.status() < 500, answer::words);
                assertEquals(before, Ground.one(server, grants), right);
            }
        }
        int said = Attacker.said(server, "Refused access.unreadable: POST /access/users");
        Form forged =
                technical.form("/access/users", "rights").pressing(":review").and("tick", "forged");
        assertTrue(technical.post(forged).status() < 500);
        assertEquals(said + 1, Attacker.said(server, "Refused access.unreadable: POST /access/users"));
        assertEquals(before, Ground.one(server, grants));
    }

    /** With dependants she cannot leave by «nobody loses anything»; the button is disabled and is sent. */
    @Test
    void a_disabled_button_that_is_sent_does_nothing_and_is_told(PorticoServer server) throws Exception {
        server.lastMonth();
        Attacker admin = Ground.demo(server, Ground.COMMERCIAL);
        String lara = Ground.one(server, "SELECT public_id FROM portico.account WHERE email = ?", Ground.ADMINISTRATOR);
        String page = "/access/leaving?mode=RESTRICT&id=" + lara;
        assertTrue(admin.get(page).body().matches("(?s).*<button[^>]*leave-form:do[^>]*disabled=.*"), "the case");
        int said = Attacker.said(server, "Refused not-offered leave-form:do");
        admin.post(admin.form(page, "leave-form").pressing(":do"));
        assertEquals(said + 1, Attacker.said(server, "Refused not-offered leave-form:do"));
        assertEquals(
                "null",
                Ground.one(server, "SELECT disabled_at FROM portico.account WHERE email = ?", Ground.ADMINISTRATOR));
    }

    /** Who asks for a right sees his request without the buttons that answer it. */
    @Test
    void a_button_that_is_not_shown_and_is_sent_does_nothing_and_is_told(PorticoServer server) throws Exception {
        server.lastMonth();
        Attacker asker = Ground.demo(server, Ground.ASKER);
        String waiting = "SELECT count(*) FROM portico.access_request r JOIN portico.account a ON a.id = r.asker"
                + " WHERE a.email = ? AND NOT EXISTS (SELECT FROM portico.access_answer x WHERE x.request_id = r.id)";
        String before = Ground.one(server, waiting, Ground.ASKER);
        assertFalse(before.equals("0"));
        Attacker admin = Ground.demo(server, Ground.COMMERCIAL);
        String shown = admin.form("/access/requests", "waiting").fields().stream()
                .map(Map.Entry::getKey)
                .filter(name -> name.endsWith(":0:grant"))
                .findFirst()
                .orElseThrow();
        Form form = asker.form("/access/requests", "waiting").pressing(":nothing");
        assertEquals(0, form.all(shown).size());
        int said = Attacker.said(server, "Refused not-offered " + shown);
        asker.post(form.and(shown, ""));
        assertEquals(said + 1, Attacker.said(server, "Refused not-offered " + shown));
        assertEquals(before, Ground.one(server, waiting, Ground.ASKER));
    }
}
