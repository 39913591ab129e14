package portico.documents;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import portico.runs.Run;
import portico.shared.PostalAddress;

/** The letterhead of a run: taken when its first document is made, and the same until its last. */
final class FrozenIssuer {
    private FrozenIssuer() {}

    static InvoiceDocument.Issuer of(Connection connection, Run run) throws SQLException {
        try (PreparedStatement freeze = connection.prepareStatement("""
                        INSERT INTO document_issuer (run_id, operator_id, name, street, house_number, postcode, town, country,
                                                     vat_number, iban, qr_iban, website)
                        SELECT ?, s.node_id, s.name, s.street, s.house_number, s.postcode, s.town, s.country, s.vat_number,
                               s.iban, s.qr_iban, s.website
                          FROM issuer s
                         WHERE s.node_id = ?
                        ON CONFLICT DO NOTHING
                        """);
                PreparedStatement query = connection.prepareStatement("""
                        SELECT name, street, house_number, postcode, town, country, vat_number, iban, qr_iban, website
                          FROM document_issuer
                         WHERE run_id = ?
                        """)) {
            freeze.setLong(1, run.id());
            freeze.setLong(2, run.operatorId());
            freeze.executeUpdate();
            query.setLong(1, run.id());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("Operator " + run.operatorId() + " is no issuer");
                }
                return new InvoiceDocument.Issuer(
                        new PostalAddress(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10));
            }
        }
    }
}
