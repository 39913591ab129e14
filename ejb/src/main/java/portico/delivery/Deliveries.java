package portico.delivery;

import static portico.guard.Right.INVOICING;
import static portico.guard.Right.OPERATOR_BILLING;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import portico.guard.Level;
import portico.guard.NotFound;
import portico.guard.Requires;
import portico.guard.Scope;
import portico.shared.Page;
import portico.shared.PageRequest;

/** How invoices left: the history of one, and what the printer gets (U4). */
@Stateless
public class Deliveries {
    @PersistenceContext
    private EntityManager database;

    @Resource(lookup = "java:/jdbc/PorticoDS")
    private DataSource portal;

    /** How one invoice left, oldest first; empty while it has not. */
    @Requires({INVOICING, OPERATOR_BILLING})
    public List<DeliveryRow> history(Scope scope, UUID invoice) {
        return database.createQuery("""
                        SELECT new portico.delivery.DeliveryRow(d.at, d.channel, d.recipient)
                          FROM Delivery d
                          JOIN Invoice i ON i.id = d.invoiceId
                         WHERE i.publicId = :invoice AND %s = :node
                         ORDER BY d.at, d.id
                        """.formatted(payer(scope)), DeliveryRow.class)
                .setParameter("invoice", invoice)
                .setParameter("node", scope.node().value())
                .setMaxResults(200)
                .getResultList();
    }

    /** The print bundles, newest first: one a run, none where everything was mailed. */
    @Requires(OPERATOR_BILLING)
    public Page<BundleRow> bundles(Scope scope, PageRequest page) {
        try (Connection connection = portal.getConnection()) {
            return new PrintBundles(connection, operator(scope)).all(page);
        } catch (SQLException broken) {
            throw new IllegalStateException("The print bundles could not be read", broken);
        }
    }

    /**
     * Writes the bundle as one PDF, in the order of invoice numbers; the stream stays open, and must be a fast one, because
     * the database ends a transaction that waits for its reader.
     *
     * @return the bundle's name: its month and its place in it, 2026-10-1
     * @throws NotFound where there is none, or its run is still filling it
     */
    @Requires(OPERATOR_BILLING)
    public String bundle(Scope scope, UUID bundle, OutputStream to) throws IOException {
        return spool(scope, bundle, spool -> spool.pdf(to));
    }

    /** Writes the hand-over list: what the bundle must contain, page by page; for the rest like {@link #bundle}. */
    @Requires(OPERATOR_BILLING)
    public String list(Scope scope, UUID bundle, OutputStream to) throws IOException {
        return spool(scope, bundle, spool -> spool.list(to));
    }

    private interface Writing {
        void with(PaperSpool spool) throws SQLException, IOException;
    }

    private String spool(Scope scope, UUID bundle, Writing writing) throws IOException {
        try (Connection connection = portal.getConnection()) {
            PaperSpool spool = new PrintBundles(connection, operator(scope)).spool(bundle);
            writing.with(spool);
            return spool.name();
        } catch (SQLException broken) {
            throw new IllegalStateException("The print bundle could not be read: " + bundle, broken);
        }
    }

    /** Bundles are the operator's; from anywhere else there are none. */
    private static long operator(Scope scope) {
        if (scope.level() != Level.OPERATOR) {
            throw new NotFound();
        }
        return scope.operatorId();
    }

    /** Invoices belong to their payer: a site never pays, so a site's scope holds none. */
    private static String payer(Scope scope) {
        return switch (scope.level()) {
            case OPERATOR -> "i.operatorId";
            case RESELLER -> "i.resellerId";
            case CUSTOMER -> "i.customerId";
            case SITE -> throw new NotFound();
        };
    }
}
