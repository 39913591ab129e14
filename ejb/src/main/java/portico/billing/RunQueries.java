package portico.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import portico.guard.Scope;
import portico.runs.Lease;
import portico.shared.Month;
import portico.shared.Page;
import portico.shared.PageRequest;

/** Reads runs for the billing desk: a list in one query, one run in two. */
final class RunQueries {
    /** The columns of a {@link RunRow}, after the run's key. */
    private static final String ROW = """
            SELECT r.id, r.public_id, r.month, r.invoice_date, r.supplementary, r.stage, r.state, r.started_at,
                   (SELECT p.name FROM billing_people(r.id) p WHERE p.id = r.started_by),
                   (SELECT p.name FROM billing_people(r.id) p WHERE p.id = r.approved_by),
                   t.due, t.invoiced, t.parked""";

    private static final String COUNTS = """
             LEFT JOIN LATERAL (
                  SELECT sum(value) FILTER (WHERE name = 'due') AS due,
                         sum(value) FILTER (WHERE name = 'invoiced') AS invoiced,
                         sum(value) FILTER (WHERE name = 'parked') AS parked
                    FROM run_total WHERE run_id = r.id AND source = 'RUN') t ON true
            """;

    private final Connection connection;

    RunQueries(Connection connection) {
        this.connection = connection;
    }

    Page<RunRow> runs(Scope scope, PageRequest page) throws SQLException {
        long after = RunLists.after(page);
        List<RunRow> rows = new ArrayList<>();
        String next = null;
        long last = 0;
        String sql = ROW + " FROM run r" + COUNTS
                + " WHERE r.operator_id = ? AND r.kind = 'monthly-invoices' AND r.id < ? ORDER BY r.id DESC LIMIT ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, scope.operatorId());
            statement.setLong(2, after == 0 ? Long.MAX_VALUE : after);
            statement.setInt(3, page.size() + 1);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (rows.size() == page.size()) {
                        next = Long.toString(last);
                        break;
                    }
                    last = row.getLong(1);
                    rows.add(row(row));
                }
            }
        }
        return new Page<>(rows, next);
    }

    Optional<RunView> run(Scope scope, UUID wanted, long viewer) throws SQLException {
        String sql = ROW + """
                , r.started_by = ?, r.approved_at, r.failure, r.failure_detail, r.total,
                  l.run_id IS NOT NULL, coalesce(l.stop_wanted, false), s.done, s.lately,
                  extract(epoch FROM clock_timestamp() - greatest(r.stage_at, clock_timestamp() - interval '2 minutes'))::bigint,
                  r.state = 'LIVE' AND %s, nullif(l.owner, ''), CASE WHEN isfinite(l.heartbeat) THEN l.heartbeat END
                FROM run r
                LEFT JOIN run_lease l ON l.run_id = r.id
                """.formatted(Lease.ENDED) + COUNTS + """
                CROSS JOIN LATERAL (
                    SELECT coalesce(sum(items), 0) AS done,
                           coalesce(sum(items) FILTER (WHERE done_at > clock_timestamp() - interval '2 minutes'), 0) AS lately
                      FROM run_slice WHERE run_id = r.id AND stage = r.stage) s
                WHERE r.operator_id = ? AND r.kind = 'monthly-invoices' AND r.public_id = ?""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, viewer);
            statement.setLong(2, scope.operatorId());
            statement.setObject(3, wanted);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                long run = row.getLong(1);
                RunRow known = row(row);
                RunDetails details = RunDetails.of(connection, run, scope.operatorId(), known.month());
                return Optional.of(new RunView(
                        known,
                        row.getBoolean(19),
                        row.getBoolean(20),
                        row.getBoolean(24) ? new RunView.Silence(row.getString(25), instant(row, 26)) : null,
                        row.getBoolean(14),
                        instant(row, 15),
                        row.getString(16),
                        row.getString(17),
                        progress(row.getLong(21), row.getLong(18), row.getLong(22), row.getLong(23)),
                        details.steps(known.started()),
                        details.totals(),
                        details.differences(),
                        details.outliers(),
                        details.leaving()));
            }
        }
    }

    static RunView.Progress progress(long done, long total, long lately, long seconds) {
        long perMinute = seconds < 1 ? 0 : lately * 60 / seconds;
        Long left = perMinute == 0 || total == 0 ? null : Math.max(0, (total - done) * 60 / perMinute);
        return new RunView.Progress(total == 0 ? 0 : done, total, perMinute, left);
    }

    private static RunRow row(ResultSet row) throws SQLException {
        return new RunRow(
                row.getObject(2, UUID.class),
                Month.containing(row.getObject(3, LocalDate.class)),
                row.getObject(4, LocalDate.class),
                row.getBoolean(5),
                row.getString(6),
                row.getString(7),
                instant(row, 8),
                row.getString(9),
                row.getString(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13));
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
