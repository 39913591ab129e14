package portico.billing;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import portico.rating.UsageWindow;
import portico.runs.Run;
import portico.shared.Month;

/**
 * The second count: what the run summed up while it worked is computed again by one query over the finished rows, tax from
 * the lines included. Both must agree to the cent, name by name.
 */
@Dependent
public final class ControlTotals {
    /**
     * Contracts are sets here and never looked up one by one: the tables were filled a moment ago, and what the planner believes
     * of them is older. Independent of the run's own counting: contracts from their dates, tax from the lines by rate (Swiss rounding, half
     * away from zero, is PostgreSQL's too), invoices' totals put together anew.
     */
    private static final String RECOMPUTATION = """
            WITH inv AS MATERIALIZED (
                SELECT id, contract_id, currency, net, vat, rounding FROM invoice WHERE run_id = ?),
            line AS MATERIALIZED (
                SELECT l.invoice_id, i.currency, l.kind, l.vat_category, l.vat_rate, sum(l.net) AS net
                  FROM inv i JOIN invoice_line l ON l.invoice_id = i.id
                 GROUP BY l.invoice_id, i.currency, l.kind, l.vat_category, l.vat_rate),
            tax AS MATERIALIZED (
                SELECT currency, vat_category, vat_rate, sum(vat) AS vat
                  FROM (SELECT currency, vat_category, vat_rate, round(sum(net) * vat_rate / 100, 2) AS vat
                          FROM line WHERE vat_category <> 'OUTSIDE'
                         GROUP BY invoice_id, currency, vat_category, vat_rate) each
                 GROUP BY currency, vat_category, vat_rate),
            talked AS MATERIALIZED (
                SELECT contract_id FROM usage_record WHERE invoice_id IS NULL AND local_day >= ? AND local_day < ?
                UNION
                SELECT i.contract_id FROM inv i JOIN usage_record u ON u.invoice_id = i.id AND u.local_day >= ? AND u.local_day < ?),
            due AS (
                SELECT count(*) AS many
                  FROM contract c
                 WHERE c.operator_id = ? AND c.starts_on < ?
                   AND (c.ends_on IS NULL OR c.ends_on > ? OR c.id IN (SELECT contract_id FROM talked))
                   AND c.id NOT IN (SELECT contract_id FROM invoice WHERE month = ? AND kind = 'INVOICE' AND run_id <> ?))
            INSERT INTO run_total (run_id, operator_id, source, name, value)
            SELECT ?, ?, 'SQL', name, value
              FROM (SELECT 'due' AS name, many AS value FROM due
                    UNION ALL SELECT 'invoiced', count(*) FROM inv
                    UNION ALL SELECT 'nothing', count(*) FROM nothing_to_bill WHERE run_id = ?
                    UNION ALL SELECT 'parked', count(*) FROM parked_contract WHERE run_id = ?
                    UNION ALL SELECT 'usage', count(*) FROM usage_record u JOIN inv ON inv.id = u.invoice_id
                    UNION ALL SELECT 'net.lines.' || currency, sum(net) FROM line GROUP BY currency
                    UNION ALL SELECT 'net.' || kind || '.' || currency, sum(net) FROM line GROUP BY kind, currency
                    UNION ALL SELECT 'vat.' || currency || '.' || vat_category || '.' || vat_rate, vat FROM tax
                    UNION ALL SELECT 'net.invoices.' || currency, sum(net) FROM inv GROUP BY currency
                    UNION ALL SELECT 'vat.invoices.' || currency, sum(vat) FROM inv GROUP BY currency
                    UNION ALL SELECT 'rounding.' || currency, sum(rounding) FROM inv GROUP BY currency
                    UNION ALL SELECT 'total.' || currency, sum(amount)
                      FROM (SELECT currency, net AS amount FROM line
                            UNION ALL SELECT currency, vat FROM tax
                            UNION ALL SELECT currency, rounding FROM inv) parts
                     GROUP BY currency) counted""";

    /** Names on which run and query differ; those with sums that must be equal to each other are compared too. */
    private static final String DISAGREEMENT = """
            WITH total AS (
                SELECT source, name, sum(value) AS value FROM run_total WHERE run_id = ? GROUP BY source, name),
            both_counts AS (
                SELECT name, coalesce(max(value) FILTER (WHERE source = 'RUN'), 0) AS run,
                       coalesce(max(value) FILTER (WHERE source = 'SQL'), 0) AS sql
                  FROM total GROUP BY name)
            SELECT name || ' ' || run || ' / ' || sql FROM both_counts WHERE run <> sql
            UNION ALL
            SELECT 'due <> invoiced + nothing + parked'
              FROM both_counts HAVING sum(sql) FILTER (WHERE name = 'due')
                   <> sum(sql) FILTER (WHERE name IN ('invoiced', 'nothing', 'parked'))
            UNION ALL
            SELECT l.name || ' <> ' || i.name FROM both_counts l
              JOIN both_counts i ON i.name = replace(l.name, 'net.lines.', 'net.invoices.')
             WHERE l.name LIKE 'net.lines.%' AND l.sql <> i.sql
            UNION ALL
            SELECT i.name || ' <> tax by rate'
              FROM both_counts i
             WHERE i.name LIKE 'vat.invoices.%' AND i.sql <> (
                   SELECT coalesce(sum(r.sql), 0) FROM both_counts r
                    WHERE r.name LIKE 'vat.' || right(i.name, 3) || '.%')""";

    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    private DataSource jobs;

    public ControlTotals() {}

    ControlTotals(DataSource jobs) {
        this.jobs = jobs;
    }

    /** Counts again, in place of an earlier second count. */
    public void recompute(Run run) throws SQLException {
        Month month = Month.containing(run.month());
        LocalDate end = month.next().firstDay();
        LocalDate begin = month.previous().firstDay();
        LocalDate late = begin.minusDays(UsageWindow.LATE_DAYS);
        Object[] values = {
            run.id(),
            late,
            end,
            late,
            end,
            run.operatorId(),
            end,
            begin,
            run.month(),
            run.id(),
            run.id(),
            run.operatorId(),
            run.id(),
            run.id()
        };
        try (Connection connection = jobs.getConnection();
                PreparedStatement forget =
                        connection.prepareStatement("DELETE FROM run_total WHERE run_id = ? AND source = 'SQL'");
                PreparedStatement count = connection.prepareStatement(RECOMPUTATION);
                Statement settings = connection.createStatement()) {
            forget.setLong(1, run.id());
            forget.executeUpdate();
            for (int i = 0; i < values.length; i++) {
                count.setObject(i + 1, values[i]);
            }
            // The planner does not know how large a run is; looping over all calls for each invoice would take hours.
            settings.execute("SET LOCAL enable_nestloop = off");
            count.executeUpdate();
            settings.execute("SET LOCAL enable_nestloop = on");
        }
    }

    /** What does not agree, in words for the log and the desk; empty when all is well. */
    public List<String> disagreements(Run run) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = jobs.getConnection();
                PreparedStatement compare = connection.prepareStatement(DISAGREEMENT)) {
            compare.setLong(1, run.id());
            try (ResultSet row = compare.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }
}
