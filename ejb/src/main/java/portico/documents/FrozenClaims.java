package portico.documents;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import portico.guard.Level;
import portico.guard.NotFound;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.PostalAddress;

/** Reads what an archived invoice asks to be paid, from the same frozen rows as its document. */
final class FrozenClaims {
    private final Connection connection;

    FrozenClaims(Connection connection) {
        this.connection = connection;
    }

    /** Empty where the payer has no such invoice, or no document of it exists yet. */
    Optional<Claim> of(Level level, long payer, UUID invoice) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT i.language, i.number, i.total, i.currency, i.reference,
                       i.recipient->>'name', i.recipient->>'street', i.recipient->>'houseNumber',
                       i.recipient->>'postcode', i.recipient->>'town', coalesce(i.recipient->>'country', 'CH'),
                       s.name, s.street, s.house_number, s.postcode, s.town, s.country, s.vat_number, s.iban, s.qr_iban,
                       s.website
                  FROM invoice i
                  JOIN document d ON d.invoice_id = i.id
                  JOIN document_issuer s ON s.run_id = i.run_id
                 WHERE i.public_id = ? AND %s = ? AND i.state <> 'DRAFT'
                """.formatted(column(level)))) {
            query.setObject(1, invoice);
            query.setLong(2, payer);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(claim(row)) : Optional.empty();
            }
        }
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getString(1),
                row.getString(2),
                new InvoiceDocument.Issuer(
                        address(row, 12), row.getString(18), row.getString(19), row.getString(20), row.getString(21)),
                address(row, 6),
                Money.of(row.getBigDecimal(3), Currency.valueOf(row.getString(4))),
                row.getString(5));
    }

    private static PostalAddress address(ResultSet row, int first) throws SQLException {
        return new PostalAddress(
                row.getString(first),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getString(first + 4),
                row.getString(first + 5));
    }

    /** Invoices belong to their payer: a site never pays. */
    private static String column(Level level) {
        return switch (level) {
            case OPERATOR -> "i.operator_id";
            case RESELLER -> "i.reseller_id";
            case CUSTOMER -> "i.customer_id";
            case SITE -> throw new NotFound();
        };
    }
}
