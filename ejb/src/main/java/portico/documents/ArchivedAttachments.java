package portico.documents;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import portico.outbox.Attachments;

/** Hands archived documents to the outbox, which lies below and knows them by their hash only. */
@ApplicationScoped
class ArchivedAttachments implements Attachments {

    @Override
    public byte[] read(Connection connection, byte[] hash) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT p.bytes, d.suffix
                  FROM document d
                  LEFT JOIN document_prefix p ON p.id = d.prefix_id
                 WHERE d.hash = ?
                 LIMIT 1
                """)) {
            query.setBytes(1, hash);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException(
                            "No document has the hash " + HexFormat.of().formatHex(hash));
                }
                return Archived.whole(row.getBytes(1), row.getBytes(2), hash);
            }
        }
    }
}
