package portico.billing;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import portico.runs.Run;
import portico.shared.Currency;

/**
 * Gives a released run's drafts their numbers: one after another without a gap, in the order of contracts, so that they are
 * the same however often the run was interrupted. To be called inside one transaction, which is the release.
 */
@Dependent
public final class Numbering {
    private static final int BLOCK = 10_000;

    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    private DataSource jobs;

    public Numbering() {}

    Numbering(DataSource jobs) {
        this.jobs = jobs;
    }

    /** @return how many drafts were released now; none where a repetition finds them released */
    public long number(Run run) throws SQLException {
        int year = run.invoiceDate().getYear();
        try (Connection connection = jobs.getConnection()) {
            String issuer = issuer(connection, run.operatorId());
            long first = nextCounter(connection, run.operatorId(), year);
            long next = first;
            for (Block block = drafts(connection, run, 0);
                    !block.ids().isEmpty();
                    block = drafts(connection, run, block.lastContract())) {
                release(connection, run, block, issuer, next);
                next += block.ids().size();
            }
            keepCounter(connection, run.operatorId(), year, next);
            return next - first;
        }
    }

    /** Proves the series of a year: from 1 to its last number without gap or duplicate, written as it counts. */
    public Optional<String> fault(Run run) throws SQLException {
        String sql = """
                SELECT count(*), count(DISTINCT counter), coalesce(max(counter), 0),
                       count(*) FILTER (WHERE number IS DISTINCT FROM
                           s.code || '-R-' || ? || '-' || CASE WHEN counter < 1000000 THEN lpad(counter::text, 6, '0') ELSE counter::text END),
                       (SELECT next - 1 FROM invoice_number n WHERE n.operator_id = s.node_id AND n.kind = 'INVOICE' AND n.year = ?)
                  FROM issuer s
                  LEFT JOIN invoice i ON i.operator_id = s.node_id AND i.kind = 'INVOICE'
                   AND i.invoice_date >= make_date(?, 1, 1) AND i.invoice_date < make_date(? + 1, 1, 1) AND i.state <> 'DRAFT'
                 WHERE s.node_id = ?
                 GROUP BY s.node_id, s.code""";
        int year = run.invoiceDate().getYear();
        try (Connection connection = jobs.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, Integer.toString(year));
            statement.setInt(2, year);
            statement.setInt(3, year);
            statement.setInt(4, year);
            statement.setLong(5, run.operatorId());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long many = row.getLong(1);
                boolean sound = row.getLong(2) == many
                        && row.getLong(3) == many
                        && row.getLong(4) == 0
                        && row.getLong(5) == many;
                return sound
                        ? Optional.empty()
                        : Optional.of("%d invoices of %d, %d different numbers, last %d, %d miswritten, counter at %d"
                                .formatted(many, year, row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
            }
        }
    }

    /** Drafts in the order of their contracts. */
    private record Block(List<Long> ids, List<Currency> currencies, long lastContract) {}

    private static Block drafts(Connection connection, Run run, long after) throws SQLException {
        List<Long> ids = new ArrayList<>(BLOCK);
        List<Currency> currencies = new ArrayList<>(BLOCK);
        long last = after;
        String sql = """
                SELECT id, currency, contract_id FROM invoice
                 WHERE run_id = ? AND contract_id > ? AND state = 'DRAFT' AND kind = 'INVOICE'
                 ORDER BY contract_id LIMIT ?""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, run.id());
            statement.setLong(2, after);
            statement.setInt(3, BLOCK);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                    currencies.add(Currency.valueOf(row.getString(2)));
                    last = row.getLong(3);
                }
            }
        }
        return new Block(ids, currencies, last);
    }

    private static void release(Connection connection, Run run, Block block, String issuer, long first)
            throws SQLException {
        int year = run.invoiceDate().getYear();
        int many = block.ids().size();
        Long[] counters = new Long[many];
        String[] numbers = new String[many];
        String[] references = new String[many];
        for (int i = 0; i < many; i++) {
            InvoiceNumber number = new InvoiceNumber(issuer, InvoiceNumber.Kind.INVOICE, year, first + i);
            counters[i] = number.counter();
            numbers[i] = number.toString();
            // Check digits in Java: the same tested rule as everywhere, for a fraction of what the row's writing costs.
            references[i] = Reference.of(number, block.currencies().get(i)).digits();
        }
        // The first part is what no number passes twice; it is also the way from a number to its invoice.
        String sql = """
                WITH n AS MATERIALIZED (
                    SELECT * FROM unnest(?, ?, ?, ?) AS n(id, counter, number, reference)),
                given AS (
                    INSERT INTO invoice_number_given (operator_id, kind, year, counter, invoice_id)
                    SELECT ?, 'INVOICE', ?, counter, id FROM n)
                UPDATE invoice i
                   SET counter = n.counter, number = n.number, reference = n.reference,
                       state = 'RELEASED', released_at = now()
                  FROM n
                 WHERE i.id = n.id""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("int8", block.ids().toArray()));
            statement.setArray(2, connection.createArrayOf("int8", counters));
            statement.setArray(3, connection.createArrayOf("text", numbers));
            statement.setArray(4, connection.createArrayOf("text", references));
            statement.setLong(5, run.operatorId());
            statement.setInt(6, year);
            statement.executeUpdate();
        }
    }

    private static String issuer(Connection connection, long operatorId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT code FROM issuer WHERE node_id = ?")) {
            statement.setLong(1, operatorId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static long nextCounter(Connection connection, long operatorId, int year) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO invoice_number (operator_id, kind, year, next) VALUES (?, 'INVOICE', ?, 1)
                        ON CONFLICT DO NOTHING""");
                // Held until the release commits, so two runs of one issuer number one after the other.
                PreparedStatement lock = connection.prepareStatement("""
                        SELECT next FROM invoice_number
                         WHERE operator_id = ? AND kind = 'INVOICE' AND year = ? FOR UPDATE""")) {
            insert.setLong(1, operatorId);
            insert.setInt(2, year);
            insert.executeUpdate();
            lock.setLong(1, operatorId);
            lock.setInt(2, year);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void keepCounter(Connection connection, long operatorId, int year, long next) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE invoice_number SET next = ? WHERE operator_id = ? AND kind = 'INVOICE' AND year = ?")) {
            statement.setLong(1, next);
            statement.setLong(2, operatorId);
            statement.setInt(3, year);
            statement.executeUpdate();
        }
    }
}
