package portico.journeys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import portico.whole.PorticoServer;

/**
 * What the database holds, read as its owner, so that pages can be held against it.
 *
 * @param id of last month's invoice, as in addresses
 * @param hash of its document, in hex
 * @param level the payer's node, as in addresses
 * @param run the run that made it, as in addresses
 */
record Archived(String id, String number, String hash, String contract, String level, String run) {

    /** Last month's invoice of the contract that our people are contacts of. */
    static Archived lastMonth(PorticoServer server) {
        long run = server.lastMonth().id();
        try (Connection connection = server.owner();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT i.public_id, i.number, encode(d.hash, 'hex'), c.public_id, n.public_id, r.public_id
                          FROM portico.invoice i
                          JOIN portico.contract c ON c.id = i.contract_id
                          JOIN portico.node n ON n.id = i.payer_id
                          JOIN portico.run r ON r.id = i.run_id
                          JOIN portico.document d ON d.invoice_id = i.id
                         WHERE c.number = ? AND r.id = ?
                        """)) {
            select.setString(1, People.CONTRACT);
            select.setLong(2, run);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("Last month's run made no invoice of " + People.CONTRACT);
                }
                return new Archived(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
