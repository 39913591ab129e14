package portico.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portico.rating.UsageWindow;
import portico.runs.Run;
import portico.shared.Month;

/**
 * Which contracts a month concerns, and which of them a run still has to look at. Work is always chosen by what is not there
 * yet, so a step that is repeated finds only what is missing.
 */
final class DueContracts {
    /**
     * Due: began before the month's end, and lasted into the month before (its last period may end in this month) or has
     * usage that nobody billed. Parameters: operator, first day after the month, first day of the month before, first day
     * of late usage, first day after the month.
     */
    private static final String DUE = """
            c.operator_id = ? AND c.starts_on < ?
               AND (c.ends_on IS NULL OR c.ends_on > ?
                    OR EXISTS (SELECT 1 FROM usage_record u
                                WHERE u.contract_id = c.id AND u.invoice_id IS NULL
                                  AND u.local_day >= ? AND u.local_day < ? {each}))""";

    /** Looked at: invoiced for the month by whatever run, or set aside by this one. Parameters: month, run, run. */
    private static final String OPEN = """
             AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.contract_id = c.id AND i.month = ? AND i.kind = 'INVOICE' {each})
               AND NOT EXISTS (SELECT 1 FROM parked_contract p WHERE p.run_id = ? AND p.contract_id = c.id {each})
               AND NOT EXISTS (SELECT 1 FROM nothing_to_bill n WHERE n.run_id = ? AND n.contract_id = c.id {each})""";

    /** Over all contracts the planner joins as it likes. */
    private static final String ALL = (DUE + OPEN).replace("{each}", "");

    /**
     * For a slice each contract is looked up by index. OFFSET 0 keeps the planner from joining: with the statistics of a
     * moment ago, when a run had set nothing aside yet, it reads all that the run has done so far for every slice.
     */
    private static final String FEW = (DUE + OPEN).replace("{each}", "OFFSET 0");

    private final Run run;
    private final Month month;

    DueContracts(Run run) {
        this.run = run;
        this.month = Month.containing(run.month());
    }

    long countOpen(Connection connection) throws SQLException {
        String sql = "SELECT count(*) FROM contract c WHERE " + ALL;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            open(statement, due(statement, 1));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Cuts the open contracts into ranges of about equal work. */
    List<Slice> ranges(Connection connection, int wanted) throws SQLException {
        String sql = """
                SELECT min(id), max(id), count(*)
                  FROM (SELECT c.id, ntile(?) OVER (ORDER BY c.id) AS part FROM contract c WHERE %s) numbered
                 GROUP BY part ORDER BY part""".formatted(ALL);
        List<Slice> ranges = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, wanted);
            open(statement, due(statement, 2));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ranges.add(new Slice(row.getLong(1), row.getLong(2), row.getLong(3)));
                }
            }
        }
        return ranges;
    }

    /** The next open contracts inside a range, after a given id. */
    Optional<Slice> next(Connection connection, long after, long until, int size) throws SQLException {
        String sql = """
                SELECT min(id), max(id), count(*)
                  FROM (SELECT c.id FROM contract c WHERE %s AND c.id > ? AND c.id <= ? ORDER BY c.id LIMIT ?) piece""".formatted(FEW);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = open(statement, due(statement, 1));
            statement.setLong(at, after);
            statement.setLong(at + 1, until);
            statement.setInt(at + 2, size);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(3) == 0
                        ? Optional.empty()
                        : Optional.of(new Slice(row.getLong(1), row.getLong(2), row.getLong(3)));
            }
        }
    }

    /** The condition for the open contracts of one slice, to be put behind WHERE. */
    static String openWithin() {
        return FEW + " AND c.id BETWEEN ? AND ?";
    }

    int bindOpenWithin(PreparedStatement statement, int first, Slice slice) throws SQLException {
        int at = open(statement, due(statement, first));
        statement.setLong(at, slice.from());
        statement.setLong(at + 1, slice.to());
        return at + 2;
    }

    private int due(PreparedStatement statement, int first) throws SQLException {
        LocalDate end = month.next().firstDay();
        statement.setLong(first, run.operatorId());
        statement.setObject(first + 1, end);
        statement.setObject(first + 2, month.previous().firstDay());
        statement.setObject(first + 3, month.previous().firstDay().minusDays(UsageWindow.LATE_DAYS));
        statement.setObject(first + 4, end);
        return first + 5;
    }

    private int open(PreparedStatement statement, int first) throws SQLException {
        statement.setObject(first, run.month());
        statement.setLong(first + 1, run.id());
        statement.setLong(first + 2, run.id());
        return first + 3;
    }
}
