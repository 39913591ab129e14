package portico.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portico.runs.Run;

/**
 * The released invoices of a run that still lack something, a document or a delivery: chosen by what is not there yet, so
 * that a stage that is repeated finds only what is missing.
 */
public final class RunInvoices {
    private final String open;
    private final String few;

    /**
     * @param missing a condition on invoice i, such as NOT EXISTS (SELECT … {each}); a constant of the caller, never text from
     *     outside. {each} stands at the end of each look-up: for a slice it becomes OFFSET 0, which keeps the planner from joining
     *     all that the run has done so far (see {@link DueContracts}).
     */
    public RunInvoices(String missing) {
        String condition = " FROM invoice i WHERE i.run_id = ? AND i.state <> 'DRAFT' AND " + missing;
        open = condition.replace("{each}", "");
        few = condition.replace("{each}", "OFFSET 0");
    }

    public long count(Connection connection, Run run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT count(*)" + open)) {
            statement.setLong(1, run.id());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Ranges of contracts with about equally many of them, for partitions. */
    public List<Slice> ranges(Connection connection, Run run, int wanted) throws SQLException {
        String sql = "SELECT min(contract_id), max(contract_id), count(*) FROM (SELECT i.contract_id,"
                + " ntile(?) OVER (ORDER BY i.contract_id) AS part" + open + ") numbered GROUP BY part ORDER BY part";
        List<Slice> ranges = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, wanted);
            statement.setLong(2, run.id());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ranges.add(new Slice(row.getLong(1), row.getLong(2), row.getLong(3)));
                }
            }
        }
        return ranges;
    }

    /** The next of them inside a range of contracts, after a given one. */
    public Optional<Slice> next(Connection connection, Run run, long after, long until, int size) throws SQLException {
        String sql = "SELECT min(contract_id), max(contract_id), count(*) FROM (SELECT i.contract_id" + few
                + " AND i.contract_id > ? AND i.contract_id <= ? ORDER BY i.contract_id LIMIT ?) piece";
        FreshPlans.in(connection);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, run.id());
            statement.setLong(2, after);
            statement.setLong(3, until);
            statement.setInt(4, size);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(3) == 0
                        ? Optional.empty()
                        : Optional.of(new Slice(row.getLong(1), row.getLong(2), row.getLong(3)));
            }
        }
    }

    /** They have left the house: by mail or in the print bundle. Those that somebody has paid meanwhile stay paid. */
    public static void sent(Connection connection, List<Long> invoices) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE invoice SET state = 'SENT', sent_at = clock_timestamp()
                 WHERE id = ANY (?) AND state = 'RELEASED'
                """)) {
            update.setArray(1, connection.createArrayOf("int8", invoices.toArray()));
            update.executeUpdate();
        }
    }
}
