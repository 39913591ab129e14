package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import portico.shared.Month;
import portico.shared.TestDatabase;

/** All that stands around a run comes with one statement, each part in its own order (C11, B5). */
class RunDetailsTest {
    private final long operator = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41);

    @Test
    void a_run_is_read_with_its_stages_its_counts_and_what_differs_from_the_month_before() throws SQLException {
        try (Connection owner = TestDatabase.owner().getConnection()) {
            long before = run(owner, "2026-09-01", "DELIVERED");
            total(owner, before, "RUN", "net.RECURRING.CHF", "90");
            long run = run(owner, "2026-10-01", "RATED");
            change(owner, "INSERT INTO run_stage (run_id, stage) VALUES (?, 'RATED')", run);
            total(owner, run, "RUN", "net.USAGE.CHF", "7.5");
            total(owner, run, "RUN", "net.RECURRING.CHF", "100");
            total(owner, run, "SQL", "net.RECURRING.CHF", "100");

            RunDetails details = RunDetails.of(owner, run, operator, Month.parse("2026-10"));
            List<RunView.Step> steps = details.steps(Instant.EPOCH);
            assertEquals(
                    List.of("STARTED", "RATED", "APPROVED", "NUMBERED", "DOCUMENTED", "DELIVERED"),
                    steps.stream().map(RunView.Step::stage).toList());
            assertEquals(Instant.EPOCH, steps.get(0).reached());
            assertTrue(steps.get(1).reached().isAfter(Instant.EPOCH));
            assertNull(steps.get(2).reached());
            assertEquals(
                    List.of("net.RECURRING.CHF true", "net.USAGE.CHF false"),
                    details.totals().stream()
                            .map(total -> total.name() + " " + total.agrees())
                            .toList());
            assertEquals(
                    List.of("RECURRING CHF 100.00 CHF 90.00", "USAGE CHF 7.50 CHF 0.00"),
                    details.differences().stream()
                            .map(part -> part.kind() + " " + part.now() + " " + part.before())
                            .toList());
            assertEquals(List.of(), details.outliers());
            assertEquals(List.of(), details.leaving());
        }
    }

    private long run(Connection owner, String month, String stage) throws SQLException {
        try (PreparedStatement insert = owner.prepareStatement("""
                INSERT INTO run (kind, operator_id, subject, month, invoice_date, stage, state)
                VALUES ('monthly-invoices', ?, ?, ?::date, ?::date, ?, 'DONE') RETURNING id
                """)) {
            insert.setLong(1, operator);
            insert.setString(2, month);
            insert.setString(3, month);
            insert.setString(4, month);
            insert.setString(5, stage);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void total(Connection owner, long run, String source, String name, String value)
            throws SQLException {
        change(
                owner,
                "INSERT INTO run_total (source, name, value, run_id, operator_id) SELECT '" + source + "', '" + name
                        + "', " + value + ", id, operator_id FROM run WHERE id = ?",
                run);
    }

    private static void change(Connection owner, String sql, long run) throws SQLException {
        try (PreparedStatement change = owner.prepareStatement(sql)) {
            change.setLong(1, run);
            change.executeUpdate();
        }
    }
}
