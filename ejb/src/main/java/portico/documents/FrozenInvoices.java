package portico.documents;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portico.billing.Slice;
import portico.runs.Run;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Month;
import portico.shared.Period;
import portico.shared.PostalAddress;

/** Reads a slice's invoices as they were frozen at rating and release: three ordered queries, whatever the slice's size. */
final class FrozenInvoices {
    private static final String SLICE = """
              FROM invoice i
             WHERE i.run_id = ? AND i.contract_id BETWEEN ? AND ? AND i.state <> 'DRAFT'
               AND NOT EXISTS (SELECT 1 FROM document d WHERE d.invoice_id = i.id)
            """;

    /** An invoice, and whose it is. */
    record Frozen(long id, long operatorId, Long resellerId, Long customerId, InvoiceDocument document) {}

    private final Connection connection;
    private final Run run;
    private final Slice slice;
    private final Map<Long, List<InvoiceDocument.Line>> lines = new HashMap<>();
    private final Map<Long, List<InvoiceDocument.Vat>> vats = new HashMap<>();
    private final Map<Long, Currency> currencies = new HashMap<>();

    FrozenInvoices(Connection connection, Run run, Slice slice) {
        this.connection = connection;
        this.run = run;
        this.slice = slice;
    }

    List<Frozen> all() throws SQLException {
        InvoiceDocument.Issuer issuer = FrozenIssuer.of(connection, run);
        readCurrencies();
        readLines();
        readVats();
        List<Frozen> invoices = new ArrayList<>();
        try (PreparedStatement query = bound("""
                SELECT i.id, i.operator_id, i.reseller_id, i.customer_id, i.language, i.number, i.month, i.invoice_date,
                       i.due_date, p.number, c.number, c.order_reference, i.net, i.rounding, i.total, i.reference,
                       i.recipient->>'name', i.recipient->>'street', i.recipient->>'houseNumber',
                       i.recipient->>'postcode', i.recipient->>'town', coalesce(i.recipient->>'country', 'CH')
                  FROM invoice i
                  JOIN contract c ON c.id = i.contract_id
                  JOIN node p ON p.id = i.payer_id
                 WHERE i.id IN (SELECT i.id %s)
                 ORDER BY i.contract_id, i.id
                """);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                invoices.add(frozen(row, issuer));
            }
        }
        return invoices;
    }

    private Frozen frozen(ResultSet row, InvoiceDocument.Issuer issuer) throws SQLException {
        long id = row.getLong(1);
        Currency currency = currencies.get(id);
        InvoiceDocument document = new InvoiceDocument(
                row.getString(5),
                row.getString(6),
                Month.containing(row.getObject(7, LocalDate.class)),
                row.getObject(8, LocalDate.class),
                row.getObject(9, LocalDate.class),
                issuer,
                new PostalAddress(
                        row.getString(17),
                        row.getString(18),
                        row.getString(19),
                        row.getString(20),
                        row.getString(21),
                        row.getString(22)),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                lines.getOrDefault(id, List.of()),
                vats.getOrDefault(id, List.of()),
                Money.of(row.getBigDecimal(13), currency),
                Money.of(row.getBigDecimal(14), currency),
                Money.of(row.getBigDecimal(15), currency),
                row.getString(16));
        return new Frozen(id, row.getLong(2), row.getObject(3, Long.class), row.getObject(4, Long.class), document);
    }

    private void readCurrencies() throws SQLException {
        try (PreparedStatement query = bound("SELECT i.id, i.currency %s");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                currencies.put(row.getLong(1), Currency.valueOf(row.getString(2)));
            }
        }
    }

    private void readLines() throws SQLException {
        try (PreparedStatement query = bound("""
                SELECT l.invoice_id, l.kind, l.node_name, s.number, s.label, l.text, l.period_from, l.period_until,
                       l.quantity, l.unit_price, l.net, l.vat_rate
                  FROM invoice_line l
                  LEFT JOIN service s ON s.id = l.service_id
                 WHERE l.invoice_id IN (SELECT i.id %s)
                 ORDER BY l.invoice_id, l.position
                """);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                long invoice = row.getLong(1);
                lines.computeIfAbsent(invoice, any -> new ArrayList<>()).add(line(row, currencies.get(invoice)));
            }
        }
    }

    private static InvoiceDocument.Line line(ResultSet row, Currency currency) throws SQLException {
        // A month of calls has many prices; quantity times price would say something wrong about it.
        boolean priced = !"USAGE".equals(row.getString(2));
        return new InvoiceDocument.Line(
                row.getString(3),
                service(row.getString(4), row.getString(5)),
                row.getString(6),
                new Period(row.getObject(7, LocalDate.class), row.getObject(8, LocalDate.class)),
                priced ? row.getBigDecimal(9) : null,
                priced ? row.getBigDecimal(10) : null,
                Money.of(row.getBigDecimal(11), currency),
                row.getBigDecimal(12));
    }

    private void readVats() throws SQLException {
        try (PreparedStatement query = bound("""
                SELECT v.invoice_id, v.category, v.rate, v.net, v.vat
                  FROM invoice_vat v
                 WHERE v.invoice_id IN (SELECT i.id %s)
                 ORDER BY v.invoice_id, v.rate DESC, v.category
                """);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                long invoice = row.getLong(1);
                Currency currency = currencies.get(invoice);
                BigDecimal rate = row.getBigDecimal(3);
                vats.computeIfAbsent(invoice, any -> new ArrayList<>())
                        .add(new InvoiceDocument.Vat(
                                row.getString(2),
                                rate,
                                Money.of(row.getBigDecimal(4), currency),
                                Money.of(row.getBigDecimal(5), currency)));
            }
        }
    }

    private PreparedStatement bound(String query) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query.formatted(SLICE));
        statement.setLong(1, run.id());
        statement.setLong(2, slice.from());
        statement.setLong(3, slice.to());
        return statement;
    }

    private static String service(String number, String label) {
        return number == null || label == null || label.isBlank() ? number : number + " · " + label;
    }
}
