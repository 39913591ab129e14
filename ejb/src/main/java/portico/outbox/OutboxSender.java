package portico.outbox;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends what waits, every five seconds and on each node; a mail that one node holds, the others skip. */
@Singleton
public class OutboxSender {
    private static final Logger LOG = Logger.getLogger(OutboxSender.class.getName());
    private static final long WORK_NANOS = 4_500_000_000L;

    @Resource(lookup = "java:/mail/Portico")
    Session session;

    @Inject
    Postman postman;

    private boolean serverAway;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "send mail")
    void send() throws SQLException {
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
