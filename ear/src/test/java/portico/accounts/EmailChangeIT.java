package portico.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portico.matrix.Surfer;
import portico.whole.PorticoServer;

/** Another address to sign in by (U50): both mailboxes say yes, and what an attacker would do with it is refused. */
class EmailChangeIT {
    private static final String PASSWORD = "Zytglogge läutet 17-mal";
    private static final String REGULA = "regula.ammann@aarebogen.example";
    private static final int REDIRECT = 302;

    private String old;
    private String wanted;

    @BeforeEach
    void somebody(PorticoServer server) throws SQLException {
        run(server, "DELETE FROM portico.sign_in_throttle");
        String own = Long.toString(System.nanoTime(), 36);
        old = "old." + own + "@portal.example";
        wanted = "new." + own + "@portal.example";
        account(server, old);
    }

    @AfterEach
    void forgetTheGuesses(PorticoServer server) throws SQLException {
        run(server, "DELETE FROM portico.sign_in_throttle");
    }

    @Test
    void it_holds_once_both_mailboxes_have_said_yes_and_ends_every_other_visit(PorticoServer server) throws Exception {
        Surfer here = signedIn(server, old);
        Surfer there = signedIn(server, old);
        assertEquals(REDIRECT, ask(here, wanted, PASSWORD).statusCode());
        assertTrue(Surfer.text(here.get("/accounts/profile")).contains(wanted), "the profile says what waits");

        Surfer mailbox = new Surfer(server.url());
        String forNew = link(server, "accounts-email-new:%", wanted);
        assertEquals(
                "no-referrer",
                mailbox.get(forNew).headers().firstValue("Referrer-Policy").orElse(""));
        assertTrue(Surfer.text(mailbox.get("/accounts/email-confirm")).contains(old), "to whom it belongs");
        assertEquals(old, email(server), "opening it changes nothing");
        assertEquals(REDIRECT, answer(mailbox, "agree").statusCode());
        assertEquals(old, email(server), "one yes is not enough");
        assertFalse(Surfer.text(mailbox.get("/accounts/email-confirm")).contains("answer:agree"), "each says it once");
        assertEquals(REDIRECT, new Surfer(server.url()).signIn(old, PASSWORD).statusCode());

        here.get(link(server, "accounts-email-old:%", old));
        assertEquals(REDIRECT, answer(here, "agree").statusCode());
        assertEquals(wanted, email(server));
        assertEquals(200, here.get("/accounts/profile").statusCode(), "the visit from which it was said goes on");
        assertEquals(REDIRECT, there.get("/accounts/profile").statusCode(), "all others are over");
        assertEquals(REDIRECT, new Surfer(server.url()).signIn(wanted, PASSWORD).statusCode());
        assertEquals(200, new Surfer(server.url()).signIn(old, PASSWORD).statusCode());
        for (String told : List.of(old, wanted)) {
            assertTrue(mail(server, "accounts-email-moved:%", told).contains(wanted), told + " is told");
        }
        assertEquals(
                "accounts.email-agreed, accounts.email-asked, accounts.email-changed",
                one(
                        server,
                        "SELECT string_agg(DISTINCT action, ', ' ORDER BY action) FROM portico.audit_entry"
                                + " WHERE action LIKE 'accounts.email-%' AND object = 'account:" + id(server) + "'"));
        assertFalse(isGood(server, forNew), "the link is used up");
    }

    /** Where the last yes comes from nobody's browser, every visit is over. */
    @Test
    void without_a_visit_of_the_same_account_no_visit_goes_on(PorticoServer server) throws Exception {
        Surfer here = signedIn(server, old);
        account(server, "other." + old);
        ask(here, wanted, PASSWORD);
        Surfer somebodyElse = signedIn(server, "other." + old);
        for (String link :
                List.of(link(server, "accounts-email-old:%", old), link(server, "accounts-email-new:%", wanted))) {
            somebodyElse.get(link);
            answer(somebodyElse, "agree");
        }
        assertEquals(wanted, email(server));
        assertEquals(REDIRECT, here.get("/accounts/profile").statusCode());
        assertEquals(200, somebodyElse.get("/accounts/profile").statusCode(), "and nobody else's is touched");
    }

    @Test
    void either_mailbox_and_the_profile_take_it_back(PorticoServer server) throws Exception {
        Surfer here = signedIn(server, old);
        for (String who : List.of("new", "old", "profile")) {
            run(server, "DELETE FROM portico.sign_in_throttle");
            ask(here, wanted, PASSWORD);
            String forNew = link(server, "accounts-email-new:%", wanted);
            String forOld = link(server, "accounts-email-old:%", old);
            if (who.equals("profile")) {
                assertEquals(
                        REDIRECT,
                        here.fill("/accounts/email", "pending", Map.of("press", "withdraw"))
                                .statusCode());
            } else {
                Surfer mailbox = new Surfer(server.url());
                mailbox.get(who.equals("new") ? forNew : forOld);
                assertEquals(REDIRECT, answer(mailbox, "decline").statusCode());
            }
            assertFalse(isGood(server, forNew), who);
            assertFalse(isGood(server, forOld), who);
            assertTrue(mail(server, "accounts-email-withdrawn:%", old).contains(wanted), who);
        }
        assertEquals(old, email(server));
    }

    /** Who asks learns nothing of others' accounts; their owner gets a letter with which nothing can be done. */
    @Test
    void an_address_that_is_somebody_s_is_answered_alike(PorticoServer server) throws Exception {
        String theirs = old.replace("old.", "theirs.");
        account(server, theirs);
        Surfer here = signedIn(server, old);
        HttpResponse<byte[]> free = ask(here, wanted, PASSWORD);
        String waiting = Surfer.text(here.get("/accounts/email")).replaceAll("(?s).*<main", "");
        here.fill("/accounts/email", "pending", Map.of("press", "withdraw"));
        HttpResponse<byte[]> taken = ask(here, theirs, PASSWORD);
        assertEquals(free.statusCode(), taken.statusCode());
        assertEquals(free.headers().firstValue("Location"), taken.headers().firstValue("Location"));
        String alike = Surfer.text(here.get("/accounts/email")).replaceAll("(?s).*<main", "");
        assertEquals(plain(waiting, wanted), plain(alike, theirs));
        String letter = mail(server, "accounts-email-taken:%", theirs);
        assertTrue(letter.contains(theirs) && !letter.contains(old) && !letter.contains("token="), letter);
        assertEquals("", mail(server, "accounts-email-new:%", theirs));
        Surfer mailbox = new Surfer(server.url());
        mailbox.get(link(server, "accounts-email-old:%", old));
        answer(mailbox, "agree");
        assertEquals(old, email(server));
    }

    /** Between the question and the answer the address may have become somebody's. */
    @Test
    void an_address_that_became_somebody_s_meanwhile_changes_nothing(PorticoServer server) throws Exception {
        Surfer here = signedIn(server, old);
        ask(here, wanted, PASSWORD);
        here.get(link(server, "accounts-email-old:%", old));
        answer(here, "agree");
        account(server, wanted);
        here.get(link(server, "accounts-email-new:%", wanted));
        assertTrue(alerts(answer(here, "agree")));
        assertEquals(
                "2",
                one(server, "SELECT count(*) FROM portico.account WHERE email IN ('" + old + "', '" + wanted + "')"));
        assertEquals(
                "0", one(server, "SELECT count(*) FROM portico.account_email_change WHERE account_id = " + id(server)));
    }

    /** What stands behind a line end would be a header of its own, or a second recipient. */
    @Test
    void what_is_no_single_address_reaches_nobody(PorticoServer server) throws Exception {
        Surfer here = signedIn(server, old);
        String before = one(server, "SELECT count(*) FROM portico.outbox_mail");
        for (String address : List.of(
                wanted + "\r\nBcc: thief@evil.example",
                wanted + "\nSubject: x",
                wanted + ",thief@evil.example",
                "Regula <" + wanted + ">",
                "nobody",
                old)) {
            assertTrue(alerts(ask(here, address, PASSWORD)), address);
        }
        assertEquals(before, one(server, "SELECT count(*) FROM portico.outbox_mail"));
    }

    @Test
    void without_the_password_nothing_is_asked_and_each_guess_counts(PorticoServer server) throws Exception {
        Surfer here = signedIn(server, old);
        for (int i = 0; i < 5; i++) {
            assertTrue(alerts(ask(here, wanted, "guess " + i)));
        }
        assertTrue(alerts(ask(here, wanted, PASSWORD)), "not even the right one while one has to wait");
        assertEquals("", mail(server, "accounts-email-new:%", wanted));
    }

    @Test
    void one_change_waits_at_a_time_and_only_its_newest_links_lead_anywhere(PorticoServer server) throws Exception {
        Surfer here = signedIn(server, old);
        ask(here, wanted, PASSWORD);
        String first = link(server, "accounts-email-new:%", wanted);
        assertEquals(
                "72.00",
                one(
                        server,
                        "SELECT round(extract(epoch FROM ends_at - now()) / 3600, 2) FROM portico.account_email_change"
                                + " WHERE account_id = " + id(server)));
        here.fill("/accounts/email", "pending", Map.of("press", "again"));
        String second = link(server, "accounts-email-new:%", wanted);
        assertFalse(isGood(server, first));
        assertTrue(isGood(server, second));
        here.fill("/accounts/email", "pending", Map.of("press", "again"));
        assertTrue(
                alerts(here.fill("/accounts/email", "pending", Map.of("press", "again"))),
                "letters are counted, whoever they go to");
        run(server, "UPDATE portico.account_email_change SET ends_at = now() WHERE account_id = " + id(server));
        assertFalse(isGood(server, link(server, "accounts-email-new:%", wanted)), "too late");
        assertTrue(Surfer.text(here.get("/accounts/email")).contains("change:email"), "and one may ask again");
    }

    /** The second wall: who speaks SQL as the portal does learns of no address, and says yes for nobody. */
    @Test
    void whoever_smuggles_sql_into_the_portal_changes_no_address(PorticoServer server) throws Exception {
        Map<String, String> settings = server.local().databaseSettings("portico");
        for (String sql : List.of(
                "SELECT * FROM portico.accounts_email_ask('x', 'a@portal.example', sha256('a'), sha256('b'), 72, ARRAY[0], 'guessed')",
                "SELECT * FROM portico.accounts_email_again(sha256('a'), sha256('b'), 72, ARRAY[0], 'guessed')",
                "SELECT portico.accounts_email_begin(1, 'a@portal.example', sha256('a'), NULL, 72)",
                "SELECT portico.access_change_email(1, 'a@portal.example', sha256('a'), 72, 'guessed')",
                "SELECT new_hash FROM portico.account_email_change",
                "INSERT INTO portico.account_email_change (account_id) VALUES (1)",
                "UPDATE portico.account SET email = 'a@portal.example'")) {
            try (Connection portal = DriverManager.getConnection(
                    settings.get("PORTICO_DB_URL"), "portico_app", settings.get("PORTICO_DB_APP_PASSWORD"))) {
                assertThrows(SQLException.class, () -> portal.createStatement().execute(sql), sql);
            }
        }
    }

    /** The old mailbox is lost: who manages the person asks, and the new mailbox alone says yes. */
    @Test
    void who_manages_a_person_changes_it_for_him_and_the_new_mailbox_says_yes(PorticoServer server) throws Exception {
        server.lastMonth();
        run(
                server,
                "INSERT INTO portico.access_registration (account_id, node_id, registered_by) SELECT " + id(server)
                        + ", c.holder_id, k.account_id FROM portico.contract c"
                        + " JOIN portico.contract_contact k ON k.contract_id = c.id"
                        + " JOIN portico.account a ON a.id = k.account_id WHERE a.email = '" + REGULA + "' LIMIT 1");
        Surfer here = signedIn(server, old);
        Surfer administrator = new Surfer(server.url());
        administrator.signIn(REGULA, server.passwordOf(REGULA));
        String page =
                "/access/user?id=" + one(server, "SELECT public_id FROM portico.account WHERE id = " + id(server));
        assertEquals(
                REDIRECT,
                administrator.fill(page, "email-form", Map.of("email", wanted)).statusCode());
        assertEquals(old, email(server));
        assertTrue(mail(server, "accounts-email-managed:%", old).contains(wanted), "the old mailbox is told");
        assertFalse(mail(server, "accounts-email-managed:%", old).contains("token="), "and not asked");
        Surfer mailbox = new Surfer(server.url());
        mailbox.get(link(server, "accounts-email-new:%", wanted));
        assertEquals(REDIRECT, answer(mailbox, "agree").statusCode());
        assertEquals(wanted, email(server));
        assertEquals(REDIRECT, here.get("/accounts/profile").statusCode(), "visits that began before are over");

        String known = REGULA.replace("regula", "Regula");
        assertEquals(
                REDIRECT,
                administrator.fill(page, "email-form", Map.of("email", known)).statusCode(),
                "an address that is somebody's is answered alike");
        assertEquals("", mail(server, "accounts-email-new:%", REGULA));
    }

    private static String plain(String page, String address) {
        return page.replace(address, "-").replaceAll("(?s)<input[^>]*>|nonce=\"[^\"]*\"|<script.*?</script>", "");
    }

    private String email(PorticoServer server) throws SQLException {
        return one(
                server,
                "SELECT email FROM portico.account WHERE email IN ('" + old + "', '" + wanted
                        + "') ORDER BY id LIMIT 1");
    }

    private String id(PorticoServer server) throws SQLException {
        return one(
                server,
                "SELECT id FROM portico.account WHERE email IN ('" + old + "', '" + wanted + "') ORDER BY id LIMIT 1");
    }

    private static HttpResponse<byte[]> ask(Surfer person, String email, String password) throws Exception {
        return person.fill("/accounts/email", "change", Map.of("email", email, "present", password));
    }

    private static HttpResponse<byte[]> answer(Surfer mailbox, String press) throws Exception {
        return mailbox.fill("/accounts/email-confirm", "answer", Map.of("press", press));
    }

    private static boolean isGood(PorticoServer server, String link) throws Exception {
        Surfer somebody = new Surfer(server.url());
        somebody.get(link);
        return Surfer.text(somebody.get("/accounts/email-confirm")).contains("answer:decline");
    }

    private static boolean alerts(HttpResponse<byte[]> answer) {
        return answer.statusCode() == 200 && Surfer.text(answer).contains("role=\"alert\"");
    }

    /** Path and query of the link in the newest such letter. */
    private static String link(PorticoServer server, String key, String recipient) throws SQLException {
        String text = mail(server, key, recipient);
        int at = text.indexOf("/accounts/email-confirm?token=");
        assertTrue(at > 0, () -> key + " to " + recipient + ": " + text);
        return text.substring(at, at + "/accounts/email-confirm?token=".length() + 43);
    }

    private static String mail(PorticoServer server, String key, String recipient) throws SQLException {
        return one(
                server,
                "SELECT body_text || body_html FROM portico.outbox_mail WHERE natural_key LIKE '" + key
                        + "' AND recipient = '" + recipient + "' ORDER BY id DESC LIMIT 1");
    }

    private static Surfer signedIn(PorticoServer server, String email) throws Exception {
        Surfer surfer = new Surfer(server.url());
        assertEquals(REDIRECT, surfer.signIn(email, PASSWORD).statusCode());
        return surfer;
    }

    private static void account(PorticoServer server, String email) throws SQLException {
        try (Connection owner = server.owner();
                PreparedStatement insert = owner.prepareStatement(
                        "INSERT INTO portico.account (email, name, password_hash) VALUES (?, 'Vreni <b>Muster</b>', ?)")) {
            insert.setString(1, email);
            insert.setString(2, PasswordHash.of(PASSWORD));
            insert.execute();
        }
    }

    private static void run(PorticoServer server, String sql) throws SQLException {
        try (Connection owner = server.owner()) {
            owner.createStatement().execute(sql);
        }
    }

    private static String one(PorticoServer server, String sql) throws SQLException {
        try (Connection owner = server.owner();
                ResultSet row = owner.createStatement().executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}
