package portico.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import portico.attacks.Attacker.Form;
import portico.attacks.Attacker.Reply;
import portico.whole.PorticoServer;

/** Links of mails in the wrong hands, at the wrong page or at the wrong time (U12, U46, H16–H19, U4). */
class LinksIT {

    @Test
    void a_password_s_link_sets_none_once_it_is_used_too_old_or_its_account_disabled(PorticoServer server)
            throws Exception {
        String email = Ground.account(server, "reused");
        String hash = hash(server, email);
        for (String harm : List.of(
                "UPDATE portico.account_link SET used_at = now() WHERE used_at IS NULL AND account_id = %s",
                "UPDATE portico.account_link SET ends_at = clock_timestamp() WHERE account_id = %s",
                "UPDATE portico.account SET disabled_at = now() WHERE id = %s")) {
            Attacker thief = new Attacker(server);
            thief.get("/accounts/password?token=" + Links.password(server, email, "1 hour"));
            Form open = thief.form("/accounts/password", "choice").pressing(":do");
            Ground.run(server, harm.formatted("(SELECT id FROM portico.account WHERE email = '" + email + "')"));
            int said = Attacker.said(server, "Refused password.link: POST /accounts/password");
            Reply answer = thief.post(
                    open.with(":new-password", "vier lose Worte hier").with(":again", "vier lose Worte hier"));
            assertEquals(200, answer.status(), harm);
            assertEquals(hash, hash(server, email), harm);
            assertEquals(said + 1, Attacker.said(server, "Refused password.link: POST /accounts/password"), harm);
        }
    }

    /** Each of the three pages, with the token of another. */
    @Test
    void a_link_opens_only_what_it_was_made_for(PorticoServer server) throws Exception {
        server.lastMonth();
        String email = Ground.account(server, "crossed");
        String password = Links.password(server, email, "1 hour");
        String invitation = Links.invitation(server, Ground.address("crossed"));
        String token = invitation.substring(invitation.indexOf('=') + 1);

        int said = Attacker.said(server, "Refused invitation.link");
        assertFalse(followed(server, "/supporters/invitation?token=" + password).contains("Aarebogen"));
        assertEquals(said + 1, Attacker.said(server, "Refused invitation.link"));
        said = Attacker.said(server, "Refused password.link");
        assertFalse(followed(server, "/accounts/password?token=" + token).contains("new-password"));
        assertEquals(said + 1, Attacker.said(server, "Refused password.link"));
        for (String foreign : List.of(password, token)) {
            Attacker thief = new Attacker(server);
            thief.get("/billing/confirm?token=" + foreign);
            assertTrue(thief.post(thief.form("/billing/confirm", "confirmation").pressing(":confirm"))
                    .complains());
        }
        assertTrue(followed(server, invitation).contains("Aarebogen"), "and is good where it belongs");
    }

    /** The button is not shown to somebody else; he sends it all the same. */
    @Test
    void an_invitation_is_accepted_by_nobody_but_whom_it_asks(PorticoServer server) throws Exception {
        server.lastMonth();
        String email = Ground.account(server, "invited");
        String link = Links.invitation(server, email);
        Attacker stranger = Ground.signedIn(server, Ground.account(server, "stranger"), Ground.PASSWORD);
        stranger.get(link);
        Form answer = stranger.form("/supporters/invitation", "answer");
        for (String button : List.of("answer:accept", "answer:begin")) {
            int said = Attacker.said(server, "Refused not-offered " + button);
            stranger.post(answer.pressing(":nothing").and(button, ""));
            assertEquals(said + 1, Attacker.said(server, "Refused not-offered " + button));
        }
        assertEquals("0", answers(server, email));
        // And without a page: the door itself refuses, as the matrix tries with each of them.

        Attacker invited = Ground.signedIn(server, email, Ground.PASSWORD);
        invited.get(link);
        Form yes = invited.form("/supporters/invitation", "answer").pressing(":accept");
        assertEquals(302, invited.post(yes).status());
        assertEquals("1", answers(server, email));
        int said = Attacker.said(server, "Refused invitation.link");
        invited.get(link);
        assertFalse(invited.get("/supporters/invitation").body().contains("answer:accept"), "once");
        assertTrue(Attacker.said(server, "Refused invitation.link") > said);
    }

    /** What an address bar shows lands in histories, bookmarks and screenshots, and in the next page's referrer. */
    @Test
    void the_token_leaves_the_address_and_stands_neither_in_a_page_nor_in_a_referrer(PorticoServer server)
            throws Exception {
        server.lastMonth();
        String email = Ground.account(server, "referred");
        String password = "/accounts/password?token=" + Links.password(server, email, "1 hour");
        String invitation = Links.invitation(server, email);
        String confirm = "/billing/confirm?token=" + invitation.substring(invitation.indexOf('=') + 1);
        for (String link : List.of(password, invitation, confirm)) {
            String token = link.substring(link.indexOf('=') + 1);
            Attacker owner = new Attacker(server);
            Reply first = owner.get(link);
            assertEquals(302, first.status(), link);
            assertEquals(link.substring(0, link.indexOf('?')), first.onward());
            assertEquals("no-referrer", first.header("Referrer-Policy"), link);
            assertEquals("no-store", first.header("Cache-Control"), link);
            assertTrue(
                    first.headers().stream()
                            .filter(header -> header.getKey().equals("set-cookie"))
                            .allMatch(header ->
                                    header.getValue().toLowerCase(Locale.ROOT).contains("httponly")
                                            && header.getValue()
                                                    .toLowerCase(Locale.ROOT)
                                                    .contains("samesite=lax")),
                    () -> first.headers().toString());
            Reply page = owner.get(first.onward());
            assertEquals(200, page.status());
            assertFalse(page.body().contains(token), link);
            assertEquals("same-origin", page.header("Referrer-Policy"), "other sites hear nothing");
        }
    }

    private static String followed(PorticoServer server, String link) {
        Attacker somebody = new Attacker(server);
        return somebody.get(somebody.get(link).onward()).body();
    }

    private static String hash(PorticoServer server, String email) throws Exception {
        return Ground.one(server, "SELECT password_hash FROM portico.account WHERE email = ?", email);
    }

    private static String answers(PorticoServer server, String email) throws Exception {
        return Ground.one(
                server,
                "SELECT count(*) FROM portico.supporter_answer s JOIN portico.supporter_delegation d"
                        + " ON d.id = s.delegation_id JOIN portico.account a ON a.id = d.account_id WHERE a.email = ?",
                email);
    }
}
