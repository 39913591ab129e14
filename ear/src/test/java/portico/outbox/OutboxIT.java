package portico.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import portico.whole.PorticoServer;

/** Mail leaves once, by itself, and tries again where it could not. */
class OutboxIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void a_posted_mail_leaves_once_with_text_and_page(PorticoServer server) throws Exception {
        try (Connection jobs = server.owner()) {
            Mail mail = Mail.of(
                            "test:outbox:1",
                            "anna@portal.example",
                            "fr",
                            "Sujet à lire",
                            "Bonjour é",
                            "<p>Bonjour é</p>")
                    .from("billing@portal.example");
            jobs.createStatement().execute("SET search_path = portico, public");
            assertTrue(OutboxWriter.post(jobs, mail));
            assertFalse(OutboxWriter.post(jobs, mail), "the same mail again is no second mail");
        }
        await(() -> "SENT".equals(state(server, "test:outbox:1")));
        List<MimeMessage> received = received(server, "Sujet à lire");
        assertEquals(1, received.size());
        MimeMessage message = received.get(0);
        assertEquals("billing@portal.example", message.getFrom()[0].toString());
        assertEquals("fr", message.getHeader("Content-Language", null));
        MimeMultipart mixed = (MimeMultipart) message.getContent();
        MimeMultipart alternatives = (MimeMultipart) mixed.getBodyPart(0).getContent();
        assertEquals("Bonjour é", alternatives.getBodyPart(0).getContent());
        assertTrue(alternatives.getBodyPart(1).isMimeType("text/html"));
    }

    @Test
    void the_message_s_number_follows_from_what_it_is_so_that_a_repetition_is_recognised(PorticoServer server)
            throws Exception {
        String key = "test:outbox:2";
        post(server, key, "Twice");
        await(() -> "SENT".equals(state(server, key)));
        // As after a crash between sending and writing down that it was sent.
        run(server, "UPDATE portico.outbox_mail SET state = 'WAITING' WHERE natural_key = '" + key + "'");
        await(() -> received(server, "Twice").size() == 2);
        List<MimeMessage> both = received(server, "Twice");
        assertEquals(both.get(0).getMessageID(), both.get(1).getMessageID());
    }

    @Test
    void a_mail_that_cannot_leave_waits_longer_each_time_and_keeps_the_cause(PorticoServer server) throws Exception {
        String key = "test:outbox:3";
        run(server, """
                INSERT INTO portico.outbox_mail (natural_key, recipient, language, subject, body_text)
                VALUES ('%s', 'no address at all', 'de', 'Never', 'x')
                """.formatted(key));
        await(() -> "1".equals(one(server, "attempts", key)));
        assertEquals("WAITING", state(server, key));
        assertFalse(one(server, "last_error", key).isEmpty());
        assertEquals("t", one(server, "next_attempt > now() + interval '10 seconds'", key));
        run(
                server,
                "UPDATE portico.outbox_mail SET attempts = 27, next_attempt = now() WHERE natural_key = '" + key + "'");
        await(() -> "FAILED".equals(state(server, key)));
    }

    private static void post(PorticoServer server, String key, String subject) throws SQLException {
        run(server, """
                INSERT INTO portico.outbox_mail (natural_key, sender, recipient, language, subject, body_text)
                VALUES ('%s', 'billing@portal.example', 'anna@portal.example', 'de', '%s', 'x')
                """.formatted(key, subject));
    }

    private static List<MimeMessage> received(PorticoServer server, String subject) {
        var mails = server.local().mails();
        return mails.names().stream()
                .map(mails::open)
                .filter(message -> subject(message).equals(subject))
                .toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String state(PorticoServer server, String key) throws SQLException {
        return one(server, "state", key);
    }

    private static String one(PorticoServer server, String what, String key) throws SQLException {
        try (Connection owner = server.owner();
                ResultSet row = owner.createStatement()
                        .executeQuery(
                                "SELECT " + what + " FROM portico.outbox_mail WHERE natural_key = '" + key + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void run(PorticoServer server, String sql) throws SQLException {
        try (Connection owner = server.owner()) {
            owner.createStatement().execute(sql);
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertTrue(System.nanoTime() < end, "nothing happened in " + PATIENCE);
            Thread.sleep(200);
        }
    }
}
