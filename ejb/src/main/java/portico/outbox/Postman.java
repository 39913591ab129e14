package portico.outbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import portico.shared.Settings;

/** Takes one mail from the outbox, tries it, and writes down how it went. */
@Dependent
class Postman {
    private static final Logger LOG = Logger.getLogger(Postman.class.getName());

    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    DataSource jobs;

    @Inject
    Settings settings;

    @Inject
    Instance<Attachments> attachments;

    /** A mail that is due, with how often it was tried before. */
    private record Due(long id, int attempts, Mail mail) {}

    public boolean hasWork() throws SQLException {
        try (Connection connection = jobs.getConnection();
                Statement statement = connection.createStatement();
                ResultSet due = statement.executeQuery("""
                        SELECT EXISTS (SELECT 1 FROM outbox_mail
                                        WHERE state = 'WAITING' AND next_attempt <= clock_timestamp())
                        """)) {
            due.next();
            return due.getBoolean(1);
        }
    }

    /** @return false where nothing was due */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean sendNext(Session session, Transport transport) throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            Optional<Due> next = take(connection);
            if (next.isEmpty()) {
                return false;
            }
            Due due = next.get();
            try {
                Letter letter = new Letter(
                        session,
                        due.mail(),
                        document(connection, due.mail()),
                        settings.publicUrl().getHost());
                transport.sendMessage(letter, letter.getAllRecipients());
                sent(connection, due);
            } catch (MessagingException | RuntimeException e) {
                // Whatever is wrong with this mail, a document that is missing for instance, must not hold up the
                // others.
                failed(connection, due, e);
            }
            return true;
        }
    }

    private Optional<Due> take(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                // SKIP LOCKED: what another node is sending now is not ours.
                ResultSet row = statement.executeQuery("""
                        SELECT id, attempts, natural_key, sender, recipient, language, subject, body_text, body_html,
                               document_hash, document_name
                          FROM outbox_mail
                         WHERE state = 'WAITING' AND next_attempt <= clock_timestamp()
                         ORDER BY next_attempt
                         LIMIT 1
                           FOR UPDATE SKIP LOCKED
                        """)) {
            if (!row.next()) {
                return Optional.empty();
            }
            Mail mail = new Mail(
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9),
                    row.getBytes(10),
                    row.getString(11));
            return Optional.of(new Due(row.getLong(1), row.getInt(2), mail));
        }
    }

    private byte[] document(Connection connection, Mail mail) throws SQLException {
        return mail.documentHash() == null ? null : attachments.get().read(connection, mail.documentHash());
    }

    private void sent(Connection connection, Due due) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE outbox_mail
                   SET state = 'SENT', sent_at = clock_timestamp(), attempts = attempts + 1, last_error = NULL
                 WHERE id = ?
                """)) {
            update.setLong(1, due.id());
            update.executeUpdate();
        }
    }

    private void failed(Connection connection, Due due, Exception why) throws SQLException {
        Optional<Duration> pause = RetryRule.pauseAfter(due.attempts() + 1);
        LOG.log(pause.isEmpty() ? Level.WARNING : Level.INFO, "Mail {0} did not leave: {1}", new Object[] {
            due.id(), why.getMessage()
        });
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE outbox_mail
                   SET state = ?, attempts = attempts + 1, last_error = ?,
                       next_attempt = clock_timestamp() + ? * interval '1 second'
                 WHERE id = ?
                """)) {
            update.setString(1, pause.isEmpty() ? "FAILED" : "WAITING");
            update.setString(2, String.valueOf(why.getMessage()));
            update.setLong(3, pause.orElse(Duration.ZERO).toSeconds());
            update.setLong(4, due.id());
            update.executeUpdate();
        }
    }
}
