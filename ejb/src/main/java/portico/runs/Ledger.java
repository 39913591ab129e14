package portico.runs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The few lines that talk to the ledger's tables: one statement each, so that each is right with or without a transaction. */
final class Ledger {
    static final String COLUMNS = "r.id, r.public_id, r.kind, r.operator_id, r.subject, r.month, r.invoice_date,"
            + " r.supplementary, r.stage, r.state, r.fence, r.started_by, r.approved_by";

    private final DataSource jobs;

    Ledger(DataSource jobs) {
        this.jobs = jobs;
    }

    Optional<Run> one(String sql, Object... arguments) {
        return list(sql, arguments).stream().findFirst();
    }

    List<Run> list(String sql, Object... arguments) {
        try (Connection connection = jobs.getConnection();
                PreparedStatement statement = prepared(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<Run> runs = new ArrayList<>();
            while (rows.next()) {
                runs.add(run(rows));
            }
            return runs;
        } catch (SQLException trouble) {
            throw new LedgerUnavailable(trouble);
        }
    }

    int update(String sql, Object... arguments) {
        try (Connection connection = jobs.getConnection();
                PreparedStatement statement = prepared(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException trouble) {
            throw new LedgerUnavailable(trouble);
        }
    }

    Optional<String> text(String sql, Object... arguments) {
        try (Connection connection = jobs.getConnection();
                PreparedStatement statement = prepared(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        } catch (SQLException trouble) {
            throw new LedgerUnavailable(trouble);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class),
                row.getBoolean(8),
                row.getString(9),
                Run.State.valueOf(row.getString(10)),
                row.getLong(11),
                row.getObject(12, Long.class),
                row.getObject(13, Long.class));
    }
}
