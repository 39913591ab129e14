package portico.delivery;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import portico.billing.Slice;
import portico.runs.Run;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Month;

/** Reads a slice's invoices with where they want to go, in one query. */
final class LeavingInvoices {
    private final Connection connection;

    LeavingInvoices(Connection connection) {
        this.connection = connection;
    }

    List<Leaving> of(Run run, Slice slice) throws SQLException {
        List<Leaving> leaving = new ArrayList<>();
        // A contract without a preference has never chosen anything, and paper always arrives. Where somebody else has
        // become
        // the payer since, the former one's addresses must not receive his invoices.
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT i.id, i.public_id, i.operator_id, i.reseller_id, i.customer_id, i.language, i.number, c.number,
                       i.month, i.due_date, i.total, i.currency, d.hash, s.name, s.mail_from, p.public_id,
                       ARRAY(SELECT r.email FROM billing_recipient r
                              WHERE b.channel = 'EMAIL' AND r.contract_id = i.contract_id
                                AND coalesce(r.customer_id, r.reseller_id) = i.payer_id
                                AND r.confirmed_at IS NOT NULL AND r.removed_at IS NULL
                              ORDER BY r.id)
                  FROM invoice i
                  JOIN document d ON d.invoice_id = i.id
                  JOIN contract c ON c.id = i.contract_id
                  JOIN node p ON p.id = i.payer_id
                  JOIN issuer s ON s.node_id = i.operator_id
                  LEFT JOIN billing_preference b ON b.contract_id = i.contract_id
                 WHERE i.run_id = ? AND i.contract_id BETWEEN ? AND ? AND i.state <> 'DRAFT'
                   AND NOT EXISTS (SELECT 1 FROM delivery v WHERE v.invoice_id = i.id)
                 ORDER BY i.contract_id, i.id
                """)) {
            query.setLong(1, run.id());
            query.setLong(2, slice.from());
            query.setLong(3, slice.to());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    leaving.add(leaving(row));
                }
            }
        }
        return leaving;
    }

    private static Leaving leaving(ResultSet row) throws SQLException {
        Array recipients = row.getArray(17);
        return new Leaving(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getLong(3),
                row.getObject(4, Long.class),
                row.getObject(5, Long.class),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                Month.containing(row.getObject(9, LocalDate.class)),
                row.getObject(10, LocalDate.class),
                Money.of(row.getBigDecimal(11), Currency.valueOf(row.getString(12))),
                row.getBytes(13),
                row.getString(14),
                row.getString(15),
                row.getObject(16, UUID.class),
                List.of((String[]) recipients.getArray()));
    }
}
