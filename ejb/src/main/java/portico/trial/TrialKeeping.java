package portico.trial;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import portico.accounts.LinkHolder;
import portico.outbox.OutboxWriter;
import portico.shared.Token;

/**
 * What becomes of trials without anybody asking: wishes are answered, ends announced, and what is over is erased. Each method
 * does one thing and says whether there was one; it is to be called in a transaction of its own. Several servers may do so.
 */
@Dependent
public final class TrialKeeping {
    /** A link waits over a weekend. */
    private static final int LINK_HOURS = 72;

    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    private DataSource jobs;

    @Inject
    private TrialMail mail;

    /** Who asked gets a link, or hears what there is under his address; of several links the newest is good. */
    public boolean answer() throws SQLException {
        try (Connection connection = jobs.getConnection();
                PreparedStatement question = connection.prepareStatement("""
                        SELECT w.id, w.name, w.email, w.language, a.id, t.ends_at
                          FROM trial_wish w
                          LEFT JOIN account a ON lower(a.email) = lower(w.email)
                          LEFT JOIN trial t ON t.operator_id = a.trial_id
                         WHERE w.token_hash IS NULL
                         ORDER BY w.id
                         LIMIT 1
                           FOR UPDATE OF w SKIP LOCKED""");
                ResultSet row = question.executeQuery()) {
            if (!row.next()) {
                return false;
            }
            long wish = row.getLong(1);
            LinkHolder person = new LinkHolder(row.getString(2), row.getString(3), row.getString(4));
            boolean known = row.getObject(5) != null;
            if (!known) {
                Token token = Token.random();
                update(
                        connection,
                        "DELETE FROM trial_wish WHERE lower(email) = lower(?) AND id < ?",
                        person.email(),
                        wish);
                update(connection, """
                        UPDATE trial_wish SET token_hash = ?, ends_at = clock_timestamp() + ? * interval '1 hour'
                         WHERE id = ?""", token.hash(), LINK_HOURS, wish);
                OutboxWriter.post(connection, mail.link(person, token));
            } else {
                update(connection, "DELETE FROM trial_wish WHERE id = ?", wish);
                OutboxWriter.post(
                        connection,
                        row.getTimestamp(6) == null
                                ? mail.known(person, wish)
                                : mail.living(person, wish, row.getTimestamp(6).toInstant()));
            }
            return true;
        }
    }

    /** A name and an address that nobody came back for. */
    public void forgetOld() throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            update(connection, "DELETE FROM trial_wish WHERE ends_at < clock_timestamp()");
        }
    }

    /** Two days before the last one, in the morning; who opened and ended his trial before hears nothing. */
    public boolean remind() throws SQLException {
        try (Connection connection = jobs.getConnection();
                PreparedStatement question = connection.prepareStatement("""
                        SELECT t.operator_id, t.ends_at, a.name, a.email, a.language
                          FROM trial t JOIN account a ON a.id = t.account_id
                         WHERE t.reminded_at IS NULL AND t.ends_at > clock_timestamp()
                           AND trial_reminder_of(t.ends_at) <= clock_timestamp()
                         LIMIT 1
                           FOR UPDATE OF t SKIP LOCKED""");
                ResultSet row = question.executeQuery()) {
            if (!row.next()) {
                return false;
            }
            long house = row.getLong(1);
            Instant ends = row.getTimestamp(2).toInstant();
            LinkHolder person = new LinkHolder(row.getString(3), row.getString(4), row.getString(5));
            update(connection, "UPDATE trial SET reminded_at = clock_timestamp() WHERE operator_id = ?", house);
            OutboxWriter.post(connection, mail.reminder(person, house, ends));
            return true;
        }
    }

    /** @return the word that marked the trial which was erased; empty where none is over */
    public Optional<String> erase() throws SQLException {
        try (Connection connection = jobs.getConnection();
                PreparedStatement question = connection.prepareStatement("SELECT trial_erase_next()");
                ResultSet row = question.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getString(1));
        }
    }

    private static void update(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        }
    }
}
