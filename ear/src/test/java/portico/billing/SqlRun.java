package portico.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import portico.config.RunControl;
import portico.runs.Run;

/**
 * A billing run as if it were nothing but SQL, the floor for ours: the control's own statement, set-based, in two partitions and
 * slices of two thousand, a transaction each with its checkpoint, into tables with the same columns, indexes and foreign keys.
 */
final class SqlRun {
    private static final int SLICE = 2000;

    private final BillingDatabase database;
    private final JobsConnections jobs;

    SqlRun(BillingDatabase database, JobsConnections jobs) {
        this.database = database;
        this.jobs = jobs;
        for (String sql : List.of(
                "DROP SCHEMA IF EXISTS floor CASCADE",
                "CREATE SCHEMA floor",
                "CREATE TABLE floor.control_invoice (LIKE portico.invoice INCLUDING ALL)",
                "ALTER TABLE floor.control_invoice SET (fillfactor = 50)",
                "CREATE TABLE floor.control_line (LIKE portico.invoice_line INCLUDING ALL)",
                "CREATE TABLE floor.control_vat (LIKE portico.invoice_vat INCLUDING ALL)",
                "CREATE TABLE floor.control_outcome (contract_id bigint, outcome text, causes text[])",
                "CREATE TABLE floor.slice (LIKE portico.run_slice INCLUDING ALL)",
                "ALTER TABLE floor.control_invoice ADD FOREIGN KEY (run_id) REFERENCES portico.run",
                "ALTER TABLE floor.control_invoice ADD FOREIGN KEY (contract_id) REFERENCES portico.contract",
                "ALTER TABLE floor.control_invoice ADD FOREIGN KEY (payer_id) REFERENCES portico.node",
                "ALTER TABLE floor.control_line ADD FOREIGN KEY (invoice_id) REFERENCES floor.control_invoice",
                "ALTER TABLE floor.control_vat ADD FOREIGN KEY (invoice_id) REFERENCES floor.control_invoice",
                "GRANT USAGE ON SCHEMA floor TO portico_jobs",
                "GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA floor TO portico_jobs")) {
            database.run(sql);
        }
    }

    /** Rates contracts 1 to many. */
    void rate(Run run, int many) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            int half = many / 2 / SLICE * SLICE;
            Future<?> first = threads.submit(() -> partition(run, 1, half));
            Future<?> second = threads.submit(() -> partition(run, half + 1, many));
            first.get();
            second.get();
        } finally {
            threads.shutdown();
        }
    }

    void forget() {
        database.run(
                "TRUNCATE floor.control_invoice, floor.control_line, floor.control_vat, floor.control_outcome, floor.slice");
    }

    private Void partition(Run run, long from, long until) throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            new RunControl(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_temp.control_open(" + run.id() + ")");
                // Without the control's own tables those of the schema floor are found.
                statement.execute("DROP TABLE pg_temp.control_invoice, pg_temp.control_line, pg_temp.control_vat,"
                        + " pg_temp.control_outcome");
                statement.execute("SET search_path = floor, portico, public");
            }
            connection.setAutoCommit(false);
            try (PreparedStatement rate = connection.prepareStatement("SELECT pg_temp.control_rate(?, ?)");
                    PreparedStatement checkpoint = connection.prepareStatement(
                            "INSERT INTO slice (run_id, stage, from_id, to_id, items) VALUES (?, 'STARTED', ?, ?, ?)")) {
                for (long low = from; low <= until; low += SLICE) {
                    long high = Math.min(until, low + SLICE - 1);
                    rate.setLong(1, low);
                    rate.setLong(2, high);
                    rate.execute();
                    checkpoint.setLong(1, run.id());
                    checkpoint.setLong(2, low);
                    checkpoint.setLong(3, high);
                    checkpoint.setLong(4, high - low + 1);
                    checkpoint.executeUpdate();
                    connection.commit();
                }
            }
        }
        return null;
    }
}
