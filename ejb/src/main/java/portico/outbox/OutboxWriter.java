package portico.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import portico.guard.Callers;

/** Posts from an engine, in the transaction of its connection. */
public final class OutboxWriter {
    private OutboxWriter() {}

    /** @return false where this mail was posted before */
    public static boolean post(Connection connection, Mail mail) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO outbox_mail (natural_key, sender, recipient, language, subject, body_text, body_html,
                                         document_hash, document_name, request_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)) {
            insert.setString(1, mail.naturalKey());
            insert.setString(2, mail.from());
            insert.setString(3, mail.recipient());
            insert.setString(4, mail.language());
            insert.setString(5, mail.subject());
            insert.setString(6, mail.text());
            insert.setString(7, mail.html());
            insert.setBytes(8, mail.documentHash());
            insert.setString(9, mail.documentName());
            insert.setString(10, Callers.current().requestId());
            return insert.executeUpdate() == 1;
        }
    }
}
