package portico.billing;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import portico.guard.Scope;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Page;
import portico.shared.PageRequest;
import portico.shared.Refusal;

/** The long lists of one run, piece by piece in order of contracts; each row's first column is the contract's key. */
final class RunLists {
    private final Connection connection;

    RunLists(Connection connection) {
        this.connection = connection;
    }

    Page<ParkedRow> parked(Scope scope, UUID run, PageRequest page) throws SQLException {
        return page(
                """
                SELECT p.contract_id, c.number, n.public_id, n.name, p.cause, p.arguments
                  FROM run r
                  JOIN parked_contract p ON p.run_id = r.id
                  JOIN contract c ON c.id = p.contract_id
                  JOIN node n ON n.id = c.holder_id
                 WHERE r.public_id = ? AND r.operator_id = ? AND p.contract_id > ?
                 ORDER BY p.contract_id LIMIT ?""",
                scope,
                run,
                page,
                row -> new ParkedRow(
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getString(5),
                        Arrays.asList((String[]) row.getArray(6).getArray())));
    }

    Page<DraftRow> invoices(Scope scope, UUID run, PageRequest page) throws SQLException {
        return page("""
                SELECT i.contract_id, i.public_id, i.number, c.number, n.name,
                       (SELECT count(*) FROM invoice_line l WHERE l.invoice_id = i.id), i.net, i.total, i.currency
                  FROM run r
                  JOIN invoice i ON i.run_id = r.id
                  JOIN contract c ON c.id = i.contract_id
                  JOIN node n ON n.id = i.payer_id
                 WHERE r.public_id = ? AND r.operator_id = ? AND i.contract_id > ?
                 ORDER BY i.contract_id LIMIT ?""", scope, run, page, row -> {
            Currency currency = Currency.valueOf(row.getString(9));
            return new DraftRow(
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6),
                    Money.of(row.getBigDecimal(7), currency),
                    Money.of(row.getBigDecimal(8), currency));
        });
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T extends Serializable> Page<T> page(
            String sql, Scope scope, UUID run, PageRequest page, Reading<T> reading) throws SQLException {
        List<T> rows = new ArrayList<>();
        String next = null;
        long last = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, run);
            statement.setLong(2, scope.operatorId());
            statement.setLong(3, after(page));
            statement.setInt(4, page.size() + 1);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (rows.size() == page.size()) {
                        next = Long.toString(last);
                        break;
                    }
                    last = row.getLong(1);
                    rows.add(reading.of(row));
                }
            }
        }
        return new Page<>(rows, next);
    }

    /** A cursor comes from the address bar, so it may be anything. */
    static long after(PageRequest page) {
        try {
            return page.after() == null ? 0 : Long.parseLong(page.after());
        } catch (NumberFormatException notOurs) {
            throw new Refusal("page.cursor");
        }
    }
}
