package portico.documents;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;
import portico.runs.Run;
import portico.shared.TestDatabase;

/** An operator with some customers whose October is numbered, written straight into the tables. */
public final class BilledTown {
    private final DataSource owner = TestDatabase.owner();

    /** Distinct in one database, because several tests share it. */
    private final String mark = Long.toString(System.nanoTime(), 36).toUpperCase(java.util.Locale.ROOT);

    private final long operator;
    private final long run;
    private int contracts;

    public BilledTown() throws SQLException {
        operator = id("""
                INSERT INTO node (level, operator_id, number, name) VALUES ('OPERATOR', 0, ?, 'Brunnmatt Telecom AG')
                RETURNING id
                """, "O-" + mark);
        update("UPDATE node SET operator_id = id WHERE id = ?", operator);
        String code = "B" + (char) ('A' + (int) (operator % 26)) + (char) ('A' + (int) (operator / 26 % 26));
        update("""
                INSERT INTO issuer (node_id, code, name, street, house_number, postcode, town, vat_number, iban, qr_iban,
                                    mail_from, website)
                VALUES (?, ?, 'Brunnmatt Telecom AG', 'Brunnmattstrasse', '12', '3007', 'Bern', 'CHE-123.456.788 MWST',
                        'CH9300762011623852957', 'CH4431999123000889012', 'rechnung@brunnmatt.example', 'brunnmatt.example')
                """, operator, code);
        run = id("""
                INSERT INTO run (kind, operator_id, subject, month, invoice_date, stage)
                VALUES ('monthly-invoices', ?, '2026-10', '2026-10-01', '2026-10-31', 'NUMBERED') RETURNING id
                """, operator);
    }

    public Run run() {
        return new Run(
                run,
                UUID.randomUUID(),
                "monthly-invoices",
                operator,
                "2026-10",
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 10, 31),
                false,
                "NUMBERED",
                Run.State.LIVE,
                1,
                null,
                null);
    }

    /** A customer with one contract and its released invoice of two lines; returns the invoice. */
    public long invoice(String language) throws SQLException {
        int count = ++contracts;
        long customer = id("""
                INSERT INTO node (level, parent_id, operator_id, number, name)
                VALUES ('CUSTOMER', ?, ?, ?, 'Aarebogen Logistik AG') RETURNING id
                """, operator, operator, "K-" + mark + count);
        update("UPDATE node SET customer_id = id WHERE id = ?", customer);
        long contract = id("""
                INSERT INTO contract (number, holder_id, operator_id, customer_id, payer_id, currency, language, starts_on)
                VALUES (?, ?, ?, ?, ?, 'CHF', ?, '2025-01-01') RETURNING id
                """, "V-" + mark + count, customer, operator, customer, customer, language);
        long invoice = id(
                """
                INSERT INTO invoice (run_id, operator_id, customer_id, contract_id, payer_id, month, state, number, counter,
                                     invoice_date, due_date, currency, language, net, vat, rounding, total, open_amount,
                                     reference, recipient)
                VALUES (?, ?, ?, ?, ?, '2026-10-01', 'RELEASED', ?, ?, '2026-10-31', '2026-11-30', 'CHF', ?, 239.99, 19.44,
                        0.02, 259.45, 259.45, ?,
                        '{"name":"Aarebogen Logistik AG","street":"Wankdorffeldstrasse","houseNumber":"88","postcode":"3014","town":"Bern","country":"CH"}')
                RETURNING id
                """,
                run,
                operator,
                customer,
                contract,
                customer,
                "BT-R-" + mark + "-" + count,
                count,
                language,
                net.codecrete.qrbill.generator.Payments.createQRReference(Long.toString(contract)));
        for (int position = 1; position <= 2; position++) {
            update(
                    """
                    INSERT INTO invoice_line (invoice_id, position, operator_id, customer_id, node_name, kind, text,
                                              period_from, period_until, quantity, unit_price, net, vat_category, vat_rate,
                                              derivation)
                    VALUES (?, ?, ?, ?, 'Bern Wankdorf', ?, ?, '2026-10-01', '2026-11-01', 1, ?, ?, 'STANDARD', 8.1, '{}')
                    """,
                    invoice,
                    position,
                    operator,
                    customer,
                    position == 1 ? "RECURRING" : "USAGE",
                    position == 1 ? "Business Internet 1000" : "Gespräche",
                    position == 1 ? 200 : 39.99,
                    position == 1 ? 200 : 39.99);
        }
        update(
                "INSERT INTO invoice_vat (invoice_id, operator_id, customer_id, category, rate, net, vat) VALUES (?, ?, ?, 'STANDARD', 8.1, 239.99, 19.44)",
                invoice,
                operator,
                customer);
        return invoice;
    }

    /** Makes the documents of all its invoices. */
    public void document() throws SQLException {
        DocumentArchive archive = new DocumentArchive(TestDatabase.jobs());
        archive.archive(run(), archive.next(run(), 0, Long.MAX_VALUE).orElseThrow());
    }

    public void update(String sql, Object... arguments) throws SQLException {
        try (Connection connection = owner.getConnection();
                PreparedStatement statement = bound(connection, sql, arguments)) {
            statement.executeUpdate();
        }
    }

    public long id(String sql, Object... arguments) throws SQLException {
        try (Connection connection = owner.getConnection();
                PreparedStatement statement = bound(connection, sql, arguments);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What a query gives, a row a line, columns apart by a bar. */
    public String rows(String sql, Object... arguments) throws SQLException {
        StringBuilder rows = new StringBuilder();
        try (Connection connection = owner.getConnection();
                PreparedStatement statement = bound(connection, sql, arguments);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    rows.append(i == 1 ? "" : "|").append(row.getString(i));
                }
                rows.append('\n');
            }
        }
        return rows.toString();
    }

    private static PreparedStatement bound(Connection connection, String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql, Statement.NO_GENERATED_KEYS);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
