package portico.billing;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import portico.guard.Scope;
import portico.runs.Lease;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Month;
import portico.shared.Page;
import portico.shared.PageRequest;

/** Reads runs for the billing desk: a list in one query, one run in five. */
final class RunQueries {
    private static final List<String> STAGES =
            List.of("STARTED", "RATED", "APPROVED", "NUMBERED", "DOCUMENTED", "DELIVERED");

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
                        steps(run, known.started()),
                        totals(run),
                        differences(run, scope.operatorId(), known.month()),
                        outliers(run),
                        leaving(run)));
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

    private List<RunView.Step> steps(long run, Instant started) throws SQLException {
        Map<String, Instant> reached = new TreeMap<>();
        reached.put("STARTED", started);
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT stage, reached_at FROM run_stage WHERE run_id = ?")) {
            statement.setLong(1, run);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reached.put(row.getString(1), instant(row, 2));
                }
            }
        }
        return STAGES.stream()
                .map(stage -> new RunView.Step(stage, reached.get(stage)))
                .toList();
    }

    private List<RunView.Total> totals(long run) throws SQLException {
        List<RunView.Total> totals = new ArrayList<>();
        String sql = """
                SELECT name, coalesce(sum(value) FILTER (WHERE source = 'RUN'), 0),
                       CASE WHEN bool_or(counted) THEN coalesce(sum(value) FILTER (WHERE source = 'SQL'), 0) END
                  FROM run_total
                 CROSS JOIN (SELECT EXISTS (SELECT 1 FROM run_total WHERE run_id = ? AND source = 'SQL') AS counted) c
                 WHERE run_id = ?
                 GROUP BY name ORDER BY name""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, run);
            statement.setLong(2, run);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    totals.add(new RunView.Total(row.getString(1), row.getBigDecimal(2), row.getBigDecimal(3)));
                }
            }
        }
        return totals;
    }

    /** Kinds of lines of this run beside the sums of all runs of the month before that were released. */
    private List<RunView.Difference> differences(long run, long operator, Month month) throws SQLException {
        List<RunView.Difference> differences = new ArrayList<>();
        String sql = """
                SELECT split_part(t.name, '.', 2), split_part(t.name, '.', 3),
                       coalesce(sum(t.value) FILTER (WHERE t.run_id = ?), 0),
                       coalesce(sum(t.value) FILTER (WHERE t.run_id <> ?), 0)
                  FROM run_total t
                 WHERE t.source = 'RUN' AND t.name ~ '^net[.](RECURRING|ONE_OFF|USAGE|CREDIT|CARRIED)[.]'
                   AND (t.run_id = ? OR t.run_id IN (
                        SELECT id FROM run WHERE operator_id = ? AND kind = 'monthly-invoices' AND month = ?
                           AND stage IN ('NUMBERED', 'DOCUMENTED', 'DELIVERED')))
                 GROUP BY t.name ORDER BY 2, 1""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, run);
            statement.setLong(2, run);
            statement.setLong(3, run);
            statement.setLong(4, operator);
            statement.setObject(5, month.previous().firstDay());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Currency currency = Currency.valueOf(row.getString(2));
                    differences.add(new RunView.Difference(
                            row.getString(1),
                            money(row.getBigDecimal(3), currency),
                            money(row.getBigDecimal(4), currency)));
                }
            }
        }
        return differences;
    }

    private List<RunView.Outlier> outliers(long run) throws SQLException {
        List<RunView.Outlier> outliers = new ArrayList<>();
        String sql = """
                SELECT i.public_id, c.number, n.name, i.currency, i.total, o.before
                  FROM run_outlier o
                  JOIN invoice i ON i.id = o.invoice_id
                  JOIN contract c ON c.id = i.contract_id
                  JOIN node n ON n.id = i.payer_id
                 WHERE o.run_id = ?
                 ORDER BY abs(i.total - o.before) DESC, c.number""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, run);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Currency currency = Currency.valueOf(row.getString(4));
                    outliers.add(new RunView.Outlier(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            money(row.getBigDecimal(5), currency),
                            money(row.getBigDecimal(6), currency)));
                }
            }
        }
        return outliers;
    }

    /** By the preference as it is now: a change before the delivery still counts. */
    private List<RunView.Leaving> leaving(long run) throws SQLException {
        List<RunView.Leaving> leaving = new ArrayList<>();
        String sql = """
                SELECT CASE WHEN p.channel = 'EMAIL' AND EXISTS (
                                 SELECT 1 FROM billing_recipient b
                                  WHERE b.contract_id = i.contract_id AND b.removed_at IS NULL AND b.confirmed_at IS NOT NULL
                                    AND coalesce(b.customer_id, b.reseller_id) = i.payer_id)
                            THEN 'EMAIL' ELSE 'PAPER' END AS channel, count(*)
                  FROM invoice i
                  LEFT JOIN billing_preference p ON p.contract_id = i.contract_id
                 WHERE i.run_id = ?
                 GROUP BY 1 ORDER BY 1""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, run);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    leaving.add(new RunView.Leaving(row.getString(1), row.getLong(2)));
                }
            }
        }
        return leaving;
    }

    private static Money money(BigDecimal amount, Currency currency) {
        return Money.of(amount, currency);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
