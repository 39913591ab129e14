package portico.supporters;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import portico.outbox.OutboxWriter;
import portico.supporters.SupporterMail.Ending;
import portico.supporters.SupporterMail.House;

/** Looks which ends come near, and posts what is due; what was posted is known by its key, so a repetition is harmless. */
@Dependent
public final class Reminding {
    /** A day more than the earliest reminder. */
    private static final int AHEAD = 15;

    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    DataSource jobs;

    @Inject
    SupporterMail mail;

    /** Each mail on its own: what was posted before something broke stays posted. */
    public void post() throws SQLException {
        House house = mail.house();
        try (Connection connection = jobs.getConnection();
                PreparedStatement question = connection.prepareStatement("SELECT * FROM supporters_ending(?)")) {
            question.setInt(1, AHEAD);
            try (ResultSet row = question.executeQuery()) {
                while (row.next()) {
                    Ending ending = ending(row);
                    Instant now = row.getTimestamp("moment").toInstant();
                    Optional<Integer> days = Reminders.due(ending.granted(), ending.ends(), ending.zone(), now);
                    if (days.isPresent()) {
                        OutboxWriter.post(connection, mail.reminder(house, ending, days.get()));
                    }
                }
            }
        }
    }

    private static Ending ending(ResultSet row) throws SQLException {
        return new Ending(
                row.getLong("id"),
                row.getObject("public_id", UUID.class),
                row.getObject("node_public_id", UUID.class),
                row.getString("node_name"),
                ZoneId.of(row.getString("zone")),
                row.getTimestamp("ends_at").toInstant(),
                row.getTimestamp("granted_at").toInstant(),
                row.getLong("account_id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("language"),
                row.getBoolean("is_supporter"),
                row.getString("supporter"));
    }
}
