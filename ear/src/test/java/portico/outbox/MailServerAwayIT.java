package portico.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import portico.attacks.Attacker;
import portico.attacks.Attacker.Reply;
import portico.attacks.Ground;
import portico.attacks.Links;
import portico.whole.PorticoServer;

/**
 * The mail server is away for an hour (B: nothing is lost, nothing arrives twice), with one mail of each kind that the portal writes.
 * A mail that was handed over and not noted when a server died may arrive twice, with the same Message-ID: CrashIT and OutboxIT. The
 * hour is not waited for: what is written down in the outbox is put back by one.
 */
class MailServerAwayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    /** The beginnings of the natural keys: a new kind of mail belongs here. */
    private static final List<String> KINDS = List.of(
            "access-invitation:",
            "access-reset:",
            "access-request:",
            "access-answer:",
            "accounts-forgotten:",
            "accounts-changed:",
            "accounts-passkey-removed:",
            "contract-invitation:",
            "contract-named:",
            "contract-replaced:",
            "invoice:",
            "supporters-invitation:",
            "supporters-accepted:",
            "supporters-declined:",
            "supporters-extended:",
            "supporters-ended:",
            "supporters-reminder:");

    @AfterEach
    void the_mail_server_is_there_again(PorticoServer server) throws Exception {
        try {
            server.mails().up();
        } catch (RuntimeException itIs) {
            // As it should be.
        }
        Ground.forgetGuesses(server);
    }

    @Test
    void every_kind_of_mail_waits_for_its_server_and_arrives_exactly_once(PorticoServer server) throws Exception {
        server.lastMonth();
        await("the outbox is empty", () -> waiting(server).equals("0"));
        Set<String> before = new HashSet<>(server.mails().names());
        int said = Attacker.said(server, "The mail server does not answer, mails wait");
        server.mails().down();

        people(server);
        supporters(server);
        contacts(server);
        requests(server);
        // One of last month's invoices, with its document, as on the day of the run.
        Ground.run(server, """
                UPDATE portico.outbox_mail SET state = 'WAITING', sent_at = NULL, attempts = 0, next_attempt = clock_timestamp()
                 WHERE id = (SELECT min(id) FROM portico.outbox_mail WHERE natural_key LIKE 'invoice%' AND document_hash IS NOT NULL)""");
        for (String kind : KINDS) {
            await(
                    kind,
                    () -> !Ground.one(
                                    server,
                                    "SELECT count(*) FROM portico.outbox_mail WHERE state = 'WAITING' AND natural_key LIKE ?",
                                    kind + "%")
                            .equals("0"));
        }
        await("the log says it", () -> Attacker.said(server, "The mail server does not answer, mails wait") > said);
        assertEquals(said + 1, Attacker.said(server, "The mail server does not answer, mails wait"), "and once");

        Ground.run(server, """
                UPDATE portico.outbox_mail
                   SET created_at = created_at - interval '1 hour', next_attempt = next_attempt - interval '1 hour'
                 WHERE state = 'WAITING'""");
        assertEquals(
                "0",
                Ground.one(server, "SELECT max(attempts) FROM portico.outbox_mail WHERE state = 'WAITING'"),
                "nothing was tried, so nothing is given up however long it lasts");
        List<String> wanted = keys(server);
        server.mails().up();
        await("all have left", () -> waiting(server).equals("0"));

        List<String> arrived = arrived(server, before);
        assertEquals(wanted.stream().map(key -> messageId(server, key)).sorted().toList(), arrived);
        assertEquals(arrived.size(), new HashSet<>(arrived).size(), "none twice");
        System.out.println("MAILS kinds=" + KINDS.size() + " mails=" + arrived.size());
    }

    /** It takes the call and says «later» to each mail: now each is tried, at longer and longer intervals. */
    @Test
    void a_mail_server_that_says_later_for_an_hour_gets_each_mail_once_when_it_has_room_again(PorticoServer server)
            throws Exception {
        server.lastMonth();
        await("the outbox is empty", () -> waiting(server).equals("0"));
        Set<String> before = new HashSet<>(server.mails().names());
        int port = server.mails().port();
        server.mails().down();
        List<String> wanted = new ArrayList<>();
        try (Later later = new Later(port)) {
            for (int i = 0; i < 3; i++) {
                String key = "test:later:" + i + ":" + System.nanoTime();
                wanted.add(key);
                Ground.run(
                        server,
                        "INSERT INTO portico.outbox_mail (natural_key, recipient, language, subject, body_text)"
                                + " VALUES (?, 'anna@portal.example', 'de', 'Später', 'x')",
                        key);
            }
            // Half a minute, one, two, … : the eighth comes more than an hour after the first one.
            long seconds = 0;
            for (int attempt = 1; attempt <= 8; attempt++) {
                int number = attempt;
                await(
                        "attempt " + attempt,
                        () -> Ground.one(
                                        server, "SELECT min(attempts) FROM portico.outbox_mail WHERE state = 'WAITING'")
                                .equals(Integer.toString(number)));
                double pause = Double.parseDouble(Ground.one(
                        server,
                        "SELECT extract(epoch FROM max(next_attempt - clock_timestamp()))"
                                + " FROM portico.outbox_mail WHERE state = 'WAITING'"));
                long rule = 30L << attempt - 1;
                assertTrue(pause > 0.6 * rule && pause <= rule, pause + " after attempt " + attempt);
                seconds += rule;
                Ground.run(
                        server,
                        "UPDATE portico.outbox_mail SET next_attempt = clock_timestamp() WHERE state = 'WAITING'");
            }
            assertTrue(seconds > 3600, "an hour");
            assertTrue(later.asked() >= 24, "each was tried each time");
        }
        server.mails().up();
        Ground.run(server, "UPDATE portico.outbox_mail SET next_attempt = clock_timestamp() WHERE state = 'WAITING'");
        await("all have left", () -> waiting(server).equals("0"));
        assertEquals(wanted.stream().map(key -> messageId(server, key)).sorted().toList(), arrived(server, before));
        assertEquals(
                "0",
                Ground.one(
                        server,
                        "SELECT count(*) FROM portico.outbox_mail WHERE state = 'FAILED'"
                                + " AND natural_key LIKE 'test:later:%'"));
    }

    private static void people(PorticoServer server) throws Exception {
        Attacker reseller = Ground.demo(server, Ground.RESELLER);
        String email = Ground.address("zita");
        done(reseller.post(reseller.form("/access/register", "registration")
                .pressing(":do")
                .with(":name", "Zita Wartet")
                .with(":email", email)));
        String id = Ground.one(server, "SELECT public_id FROM portico.account WHERE email = ?", email);
        done(reseller.post(
                reseller.form("/access/user?id=" + id, "account-form").pressing(":reset")));

        String forgetful = Ground.account(server, "forgetful");
        Attacker somebody = new Attacker(server);
        done(somebody.post(somebody.form("/accounts/forgotten", "forgotten-form")
                .pressing(":do")
                .with(":email", forgetful)));
        String other = Ground.account(server, "chooses");
        somebody.get("/accounts/password?token=" + Links.password(server, other, "1 hour"));
        done(somebody.post(somebody.form("/accounts/password", "choice")
                .pressing(":do")
                .with(":new-password", "vier lose Worte hier")
                .with(":again", "vier lose Worte hier")));

        String keyed = Ground.account(server, "keyed");
        Ground.run(
                server,
                "INSERT INTO portico.account_passkey (account_id, credential_id, credential, counter, backup_eligible, name)"
                        + " SELECT id, sha256(convert_to(email, 'UTF8')), '\\x00', 0, false, 'Laptop' FROM portico.account"
                        + " WHERE email = ?",
                keyed);
        Attacker owner = Ground.signedIn(server, keyed, Ground.PASSWORD);
        done(owner.post(owner.form("/accounts/passkeys", "passkeys").pressing(":0:remove")));
    }

    private static void supporters(PorticoServer server) throws Exception {
        answer(server, Ground.account(server, "no"), ":decline");
        answer(server, Ground.account(server, "until"), ":accept");
        String soon = Ground.account(server, "soon");
        answer(server, soon, ":accept");

        Attacker inviter = Ground.demo(server, Ground.COMMERCIAL);
        String until = supporter(server, "until.%");
        done(inviter.post(inviter.form(until, "longer-form")
                .pressing(":extend")
                .with(
                        ":until_input",
                        Ground.one(server, "SELECT to_char(now() + interval '200 days', 'DD.MM.YYYY')"))));
        done(inviter.post(inviter.form(until, "ending-form").pressing(":end")));
        // The third one's end is near: the reminder of three days is due.
        Ground.force(server, "access_grant", """
                UPDATE portico.access_grant SET created_at = now() - interval '30 days', valid_from = now() - interval '30 days',
                       valid_until = date_trunc('day', now(), 'Europe/Zurich') + interval '40 hours'
                 WHERE grantee = (SELECT id FROM portico.account WHERE email = ?)""", soon);
        Ground.force(server, "supporter_answer", """
                UPDATE portico.supporter_answer SET answered_at = now() - interval '29 days'
                 WHERE delegation_id IN (SELECT d.id FROM portico.supporter_delegation d JOIN portico.account a
                                            ON a.id = d.account_id WHERE a.email = ?)""", soon);
    }

    private static String supporter(PorticoServer server, String email) throws Exception {
        return "/supporters/supporter?id="
                + Ground.one(
                        server,
                        "SELECT d.public_id FROM portico.supporter_delegation d JOIN portico.account a ON a.id = d.account_id"
                                + " WHERE a.email LIKE ? ORDER BY d.id DESC LIMIT 1",
                        email);
    }

    private static void answer(PorticoServer server, String email, String button) throws Exception {
        String link = Links.invitation(server, email);
        Attacker person = Ground.signedIn(server, email, Ground.PASSWORD);
        person.get(link);
        done(person.post(person.form("/supporters/invitation", "answer").pressing(button)));
    }

    private static void contacts(PorticoServer server) throws Exception {
        Attacker keeper = Ground.demo(server, Ground.TENANCY);
        String contract = Ground.one(server, "SELECT public_id FROM portico.contract WHERE number = 'V-20002'");
        String known = Ground.account(server, "technical");
        for (String[] one : new String[][] {{"COMMERCIAL", Ground.address("commercial")}, {"TECHNICAL", known}}) {
            done(keeper.post(keeper.form("/contracts/replace-contact?id=" + contract + "&role=" + one[0], "replacement")
                    .pressing(":replace")
                    .with(":name", "Neuer Kontakt")
                    .with(":email", one[1])));
        }
    }

    private static void requests(PorticoServer server) throws Exception {
        Attacker asker = Ground.demo(server, Ground.ASKER);
        done(asker.post(
                asker.form("/access/ask?right=Service-Config", "ask-form").pressing(":do")));
        String request = Ground.one(server, "SELECT public_id FROM portico.access_request ORDER BY id DESC LIMIT 1");
        Attacker admin = Ground.demo(server, Ground.COMMERCIAL);
        Attacker.Form desk = admin.form("/access/requests", "waiting");
        done(admin.post(desk.pressing(":" + desk.all("seen").indexOf(request) + ":decline")));
    }

    private static void done(Reply reply) {
        assertEquals(302, reply.status(), reply::words);
    }

    private static String waiting(PorticoServer server) throws Exception {
        return Ground.one(server, "SELECT count(*) FROM portico.outbox_mail WHERE state = 'WAITING'");
    }

    private static List<String> keys(PorticoServer server) throws Exception {
        return List.of(Ground.one(
                        server,
                        "SELECT string_agg(natural_key, ' ' ORDER BY id) FROM portico.outbox_mail WHERE state = 'WAITING'")
                .split(" "));
    }

    private static List<String> arrived(PorticoServer server, Set<String> before) throws Exception {
        List<String> ids = new ArrayList<>();
        for (String name : server.mails().names()) {
            if (!before.contains(name)) {
                MimeMessage mail = server.mails().open(name);
                ids.add(mail.getMessageID());
            }
        }
        return ids.stream().sorted().toList();
    }

    /** As it is promised, and not as the code computes it: what the mail is, hashed, at the portal's host. */
    private static String messageId(PorticoServer server, String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(hash, 0, 16) + "@"
                    + URI.create(server.url()).getHost() + ">";
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertTrue(System.nanoTime() < end, "still waiting for: " + what);
            LockSupport.parkNanos(100_000_000L);
        }
    }

    /** A mail server without room: 451 to each mail. */
    private static final class Later implements AutoCloseable {
        private final ServerSocket door;
        private volatile int asked;

        Later(int port) throws IOException {
            door = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
            Thread host = new Thread(this::serve, "mail server without room");
            host.setDaemon(true);
            host.start();
        }

        private void serve() {
            while (!door.isClosed()) {
                try (Socket caller = door.accept()) {
                    talk(caller);
                } catch (IOException goneOrClosed) {
                    // The next one, if there is one.
                }
            }
        }

        private void talk(Socket caller) throws IOException {
            var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            say(caller, "220 later.example");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                boolean recipient = line.startsWith("RCPT");
                asked += recipient ? 1 : 0;
                say(caller, recipient ? "451 no room, later" : line.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        }

        private static void say(Socket caller, String line) throws IOException {
            caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        int asked() {
            return asked;
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
