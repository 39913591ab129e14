package portico.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import portico.guard.NotFound;
import portico.shared.Month;
import portico.shared.Page;
import portico.shared.PageRequest;
import portico.shared.Refusal;

/** The operator's print bundles, read through the second wall. */
final class PrintBundles {
    private final Connection connection;
    private final long operator;

    PrintBundles(Connection connection, long operator) {
        this.connection = connection;
        this.operator = operator;
    }

    /** Newest first; counted now, because a bundle grows until its run is delivered. */
    Page<BundleRow> all(PageRequest page) throws SQLException {
        List<BundleRow> bundles = new ArrayList<>();
        String next = null;
        // The piece first and its sums afterwards: the other way round all bundles of all years would be counted.
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT b.id, b.public_id, r.public_id, r.month, r.supplementary, r.stage = 'DELIVERED', b.created_at,
                       c.invoices, c.pages
                  FROM (SELECT id, public_id, run_id, created_at
                          FROM print_bundle WHERE operator_id = ? AND id < ? ORDER BY id DESC LIMIT ?) b
                  JOIN run r ON r.id = b.run_id
                 CROSS JOIN LATERAL (SELECT count(*) AS invoices, coalesce(sum(d.pages), 0) AS pages
                                       FROM delivery v
                                       JOIN document d ON d.invoice_id = v.invoice_id
                                      WHERE v.bundle_id = b.id) c
                 ORDER BY b.id DESC
                """)) {
            query.setLong(1, operator);
            query.setLong(2, before(page));
            query.setInt(3, page.size() + 1);
            long last = 0;
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (bundles.size() == page.size()) {
                        next = Long.toString(last);
                        break;
                    }
                    last = row.getLong(1);
                    bundles.add(bundle(row));
                }
            }
        }
        return new Page<>(bundles, next);
    }

    /** @throws NotFound where there is no such bundle here, or its run is still filling it: half a bundle prints twice */
    PaperSpool spool(UUID bundle) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT b.id, r.month,
                       (SELECT count(*) FROM print_bundle e JOIN run er ON er.id = e.run_id
                         WHERE e.operator_id = b.operator_id AND er.month = r.month AND e.id <= b.id)
                  FROM print_bundle b
                  JOIN run r ON r.id = b.run_id
                 WHERE b.public_id = ? AND b.operator_id = ? AND r.stage = 'DELIVERED'
                """)) {
            query.setObject(1, bundle);
            query.setLong(2, operator);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new NotFound();
                }
                return new PaperSpool(connection, row.getLong(1), month(row, 2) + "-" + row.getLong(3));
            }
        }
    }

    private static BundleRow bundle(ResultSet row) throws SQLException {
        return new BundleRow(
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                month(row, 4),
                row.getBoolean(5),
                row.getBoolean(6),
                row.getTimestamp(7).toInstant(),
                row.getLong(8),
                row.getLong(9));
    }

    private static Month month(ResultSet row, int column) throws SQLException {
        return Month.containing(row.getObject(column, LocalDate.class));
    }

    /** A cursor comes from the address bar, so it may be anything. */
    private static long before(PageRequest page) {
        try {
            return page.after() == null ? Long.MAX_VALUE : Long.parseLong(page.after());
        } catch (NumberFormatException notOurs) {
            throw new Refusal("page.cursor");
        }
    }
}
