package portico.config;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands in the ledger of long jobs, read as the owner. */
public final class RunBook {
    private final Owner owner;

    public RunBook(Owner owner) {
        this.owner = owner;
    }

    /** One run as it stands now. */
    public record Entry(long id, String stage, String state, String failure) {

        public boolean isDone() {
            return state.equals("DONE");
        }

        boolean isFailed() {
            return state.equals("FAILED") || state.equals("STOPPED");
        }
    }

    /** One control total: as the run counted it, and as one query over the finished rows finds it; null while nobody has. */
    public record Total(String name, BigDecimal run, BigDecimal sql) {

        public boolean agrees() {
            return sql != null && run.compareTo(sql) == 0;
        }
    }

    public Optional<Entry> last(String kind, String subject) {
        List<Entry> found = query(
                """
                SELECT id, stage, state, failure FROM portico.run
                 WHERE kind = ? AND subject = ? AND state <> 'DISCARDED'
                 ORDER BY id DESC LIMIT 1
                """,
                row -> new Entry(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)),
                kind,
                subject);
        return found.stream().findFirst();
    }

    public List<Total> totals(long run) {
        return query("""
                SELECT name, coalesce(sum(value) FILTER (WHERE source = 'RUN'), 0),
                       CASE WHEN 'SQL' IN (SELECT source FROM portico.run_total WHERE run_id = ?)
                            THEN coalesce(sum(value) FILTER (WHERE source = 'SQL'), 0) END
                  FROM portico.run_total WHERE run_id = ? GROUP BY name ORDER BY name
                """, row -> new Total(row.getString(1), row.getBigDecimal(2), row.getBigDecimal(3)), run, run);
    }

    /** How the run's invoices left: EMAIL, PAPER, and how many. */
    public List<String> deliveries(long run) {
        return query("""
                SELECT d.channel || ' ' || count(DISTINCT d.invoice_id)
                  FROM portico.delivery d JOIN portico.invoice i ON i.id = d.invoice_id
                 WHERE i.run_id = ? GROUP BY d.channel ORDER BY d.channel
                """, row -> row.getString(1), run);
    }

    public long waitingMails() {
        return query("SELECT count(*) FROM portico.outbox_mail WHERE state = 'WAITING'", row -> row.getLong(1))
                .get(0);
    }

    /** Something read from one row. */
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Row<T> shape, Object... arguments) {
        try (Connection connection = owner.connect();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(shape.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new Complaint("The ledger could not be read: " + e.getMessage(), e);
        }
    }
}
