package portico.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import portico.guard.NotFound;

/** The operator's print bundles, read through the second wall. */
final class PrintBundles {
    private final Connection connection;
    private final long operator;

    PrintBundles(Connection connection, long operator) {
        this.connection = connection;
        this.operator = operator;
    }

    /** Of one run: counted now, because a bundle grows until its run is delivered. */
    List<BundleRow> of(UUID run) throws SQLException {
        List<BundleRow> bundles = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT b.public_id, b.created_at, count(*), coalesce(sum(d.pages), 0)
                  FROM print_bundle b
                  JOIN run r ON r.id = b.run_id
                  JOIN delivery v ON v.bundle_id = b.id
                  JOIN document d ON d.invoice_id = v.invoice_id
                 WHERE r.public_id = ? AND b.operator_id = ?
                 GROUP BY b.id
                """)) {
            query.setObject(1, run);
            query.setLong(2, operator);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    bundles.add(new BundleRow(
                            row.getObject(1, UUID.class),
                            row.getTimestamp(2).toInstant(),
                            row.getLong(3),
                            row.getLong(4)));
                }
            }
        }
        return bundles;
    }

    /** @throws NotFound where there is no such bundle here */
    PaperSpool spool(UUID bundle) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT id FROM print_bundle WHERE public_id = ? AND operator_id = ?")) {
            query.setObject(1, bundle);
            query.setLong(2, operator);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new NotFound();
                }
                return new PaperSpool(connection, row.getLong(1));
            }
        }
    }
}
