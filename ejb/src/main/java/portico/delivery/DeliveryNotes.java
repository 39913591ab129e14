package portico.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import portico.billing.Channel;
import portico.runs.Run;

/** Notes how each invoice of a slice left: one row for each address, or one row and the run's print bundle. */
final class DeliveryNotes {
    private final Connection connection;
    private final Run run;
    private final List<Note> notes = new ArrayList<>();
    private Long bundle;

    private record Note(Leaving invoice, Channel channel, String recipient, Long bundle, String mailKey) {}

    DeliveryNotes(Connection connection, Run run) {
        this.connection = connection;
        this.run = run;
    }

    void mailed(Leaving invoice, String recipient, String key) {
        notes.add(new Note(invoice, Channel.EMAIL, recipient, null, key));
    }

    void paper(Leaving invoice) throws SQLException {
        if (bundle == null) {
            bundle = bundle();
        }
        notes.add(new Note(invoice, Channel.PAPER, "", bundle, null));
    }

    void write() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO delivery (invoice_id, operator_id, reseller_id, customer_id, channel, recipient, bundle_id, mail_key)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)) {
            for (Note note : notes) {
                insert.setLong(1, note.invoice().id());
                insert.setLong(2, note.invoice().operatorId());
                insert.setObject(3, note.invoice().resellerId(), Types.BIGINT);
                insert.setObject(4, note.invoice().customerId(), Types.BIGINT);
                insert.setString(5, note.channel().name());
                insert.setString(6, note.recipient());
                insert.setObject(7, note.bundle(), Types.BIGINT);
                insert.setString(8, note.mailKey());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        notes.clear();
    }

    private long bundle() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO print_bundle (run_id, operator_id) VALUES (?, ?) ON CONFLICT DO NOTHING");
                PreparedStatement query = connection.prepareStatement("SELECT id FROM print_bundle WHERE run_id = ?")) {
            query.setLong(1, run.id());
            try (ResultSet found = query.executeQuery()) {
                if (found.next()) {
                    return found.getLong(1);
                }
            }
            insert.setLong(1, run.id());
            insert.setLong(2, run.operatorId());
            insert.executeUpdate();
            // Either ours, or that of a slice which was faster and has committed.
            try (ResultSet made = query.executeQuery()) {
                made.next();
                return made.getLong(1);
            }
        }
    }
}
