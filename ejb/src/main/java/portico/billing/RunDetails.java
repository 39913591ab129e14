package portico.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Month;

/** All that stands around a run at the billing desk, its own row apart, read by one statement: the page may ask few. */
final class RunDetails {
    private static final List<String> STAGES =
            List.of("STARTED", "RATED", "APPROVED", "NUMBERED", "DOCUMENTED", "DELIVERED");

    /** Each part in its own order. Leaving: by the preference as it is now, for a change before the delivery still counts. */
    private static final String SQL = """
            SELECT 'STEP' AS part, 0 AS place, s.stage AS word, NULL AS name, NULL AS currency,
                   NULL::numeric AS one, NULL::numeric AS two, s.reached_at AS at, NULL::uuid AS id
              FROM run_stage s
             WHERE s.run_id = ?
            UNION ALL
            SELECT 'TOTAL', row_number() OVER (ORDER BY t.name), t.name, NULL, NULL,
                   coalesce(sum(t.value) FILTER (WHERE t.source = 'RUN'), 0),
                   CASE WHEN bool_or(c.counted) THEN coalesce(sum(t.value) FILTER (WHERE t.source = 'SQL'), 0) END,
                   NULL, NULL
              FROM run_total t
             CROSS JOIN (SELECT EXISTS (SELECT 1 FROM run_total WHERE run_id = ? AND source = 'SQL') AS counted) c
             WHERE t.run_id = ?
             GROUP BY t.name
            UNION ALL
            SELECT 'DIFFERENCE', row_number() OVER (ORDER BY split_part(t.name, '.', 3), split_part(t.name, '.', 2)),
                   split_part(t.name, '.', 2), NULL, split_part(t.name, '.', 3),
                   coalesce(sum(t.value) FILTER (WHERE t.run_id = ?), 0),
                   coalesce(sum(t.value) FILTER (WHERE t.run_id <> ?), 0),
                   NULL, NULL
              FROM run_total t
             WHERE t.source = 'RUN' AND t.name ~ '^net[.](RECURRING|ONE_OFF|USAGE|CREDIT|CARRIED)[.]'
               AND (t.run_id = ? OR t.run_id IN (
                    SELECT id FROM run WHERE operator_id = ? AND kind = 'monthly-invoices' AND month = ?
                       AND stage IN ('NUMBERED', 'DOCUMENTED', 'DELIVERED')))
             GROUP BY t.name
            UNION ALL
            SELECT 'OUTLIER', row_number() OVER (ORDER BY abs(i.total - o.before) DESC, c.number), c.number, n.name,
                   i.currency, i.total, o.before, NULL, i.public_id
              FROM run_outlier o
              JOIN invoice i ON i.id = o.invoice_id
              JOIN contract c ON c.id = i.contract_id
              JOIN node n ON n.id = i.payer_id
             WHERE o.run_id = ?
            UNION ALL
            SELECT 'LEAVING', row_number() OVER (ORDER BY l.channel), l.channel, NULL, NULL, count(*), NULL, NULL, NULL
              FROM (SELECT CASE WHEN p.channel = 'EMAIL' AND EXISTS (
                                     SELECT 1 FROM billing_recipient b
                                      WHERE b.contract_id = i.contract_id AND b.removed_at IS NULL
                                        AND b.confirmed_at IS NOT NULL
                                        AND coalesce(b.customer_id, b.reseller_id) = i.payer_id)
                                THEN 'EMAIL' ELSE 'PAPER' END AS channel
                      FROM invoice i
                      LEFT JOIN billing_preference p ON p.contract_id = i.contract_id
                     WHERE i.run_id = ?) l
             GROUP BY l.channel
             ORDER BY part, place""";

    private final Map<String, Instant> reached = new TreeMap<>();
    private final List<RunView.Total> totals = new ArrayList<>();
    private final List<RunView.Difference> differences = new ArrayList<>();
    private final List<RunView.Outlier> outliers = new ArrayList<>();
    private final List<RunView.Leaving> leaving = new ArrayList<>();

    private RunDetails() {}

    static RunDetails of(Connection connection, long run, long operator, Month month) throws SQLException {
        Object[] arguments = {
            run, run, run, run, run, run, operator, month.previous().firstDay(), run, run
        };
        RunDetails details = new RunDetails();
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    details.add(row);
                }
            }
        }
        return details;
    }

    private void add(ResultSet row) throws SQLException {
        String word = row.getString("word");
        switch (row.getString("part")) {
            case "STEP" -> reached.put(word, RunQueries.instant(row, 8));
            case "TOTAL" -> totals.add(new RunView.Total(word, row.getBigDecimal("one"), row.getBigDecimal("two")));
            case "DIFFERENCE" -> differences.add(new RunView.Difference(word, money(row, "one"), money(row, "two")));
            case "OUTLIER" ->
                outliers.add(new RunView.Outlier(
                        row.getObject("id", UUID.class),
                        word,
                        row.getString("name"),
                        money(row, "one"),
                        money(row, "two")));
            default -> leaving.add(new RunView.Leaving(word, row.getLong("one")));
        }
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.of(row.getBigDecimal(column), Currency.valueOf(row.getString("currency")));
    }

    /** All of them, those ahead without a moment. */
    List<RunView.Step> steps(Instant started) {
        reached.put("STARTED", started);
        return STAGES.stream()
                .map(stage -> new RunView.Step(stage, reached.get(stage)))
                .toList();
    }

    List<RunView.Total> totals() {
        return totals;
    }

    List<RunView.Difference> differences() {
        return differences;
    }

    List<RunView.Outlier> outliers() {
        return outliers;
    }

    List<RunView.Leaving> leaving() {
        return leaving;
    }
}
