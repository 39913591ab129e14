package portico.outbox;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import portico.shared.Rhythm;

/** Sends what waits, every five seconds and on each node; a mail that one node holds, the others skip. */
@Singleton
@Startup
public class OutboxSender {
    private static final Logger LOG = Logger.getLogger(OutboxSender.class.getName());
    private static final int SECONDS = 5;
    private static final String SILENT_MILLIS = "60000";
    private static final long WORK_NANOS = 4_500_000_000L;

    @Resource(lookup = "java:/mail/Portico")
    Session session;

    @Inject
    Postman postman;

    @Inject
    Rhythm rhythm;

    private boolean serverAway;

    @PostConstruct
    void start() {
        // A mail server that takes the call and then says nothing would otherwise be listened to for ever.
        for (String wait : List.of("connectiontimeout", "timeout", "writetimeout")) {
            session.getProperties().putIfAbsent("mail.smtp." + wait, SILENT_MILLIS);
        }
        rhythm.start("The sending of mails", SECONDS, this::send);
    }

    private void send() throws SQLException {
        if (!postman.hasWork()) {
            return;
        }
        try (Transport transport = session.getTransport()) {
            connect(transport, MailLogin.of(System.getenv()));
            serverAway = false;
            long end = System.nanoTime() + WORK_NANOS;
            while (System.nanoTime() < end && transport.isConnected() && postman.sendNext(session, transport)) {
                // The next one: each in its own transaction, so that a crash repeats one mail at most.
            }
        } catch (MessagingException e) {
            // Nothing was tried and nothing is lost; once is enough in the log, the mails wait.
            LOG.log(
                    serverAway ? Level.FINE : Level.WARNING,
                    "The mail server does not answer, mails wait: {0}",
                    e.getMessage());
            serverAway = true;
        }
    }

    private static void connect(Transport transport, MailLogin login) throws MessagingException {
        if (login.isNobody()) {
            transport.connect();
        } else {
            transport.connect(login.user(), login.password());
        }
    }
}
