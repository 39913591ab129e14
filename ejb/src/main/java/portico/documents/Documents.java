package portico.documents;

import static portico.guard.Right.INVOICING;
import static portico.guard.Right.OPERATOR_BILLING;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import portico.guard.NotFound;
import portico.guard.Requires;
import portico.guard.Scope;

/** The archive of documents: each invoice as it was sent, byte for byte (U3, U29). */
@Stateless
public class Documents {
    @PersistenceContext
    private EntityManager database;

    /**
     * An invoice's PDF.
     *
     * @throws NotFound where there is no such invoice in this scope, or no document of it yet
     */
    @Requires({INVOICING, OPERATOR_BILLING})
    public PdfFile pdf(Scope scope, UUID invoice) {
        Object[] found = database.createQuery("""
                        SELECT i.language, i.number, p.bytes, d.suffix, d.hash
                          FROM Document d
                          JOIN Invoice i ON i.id = d.invoiceId
                          LEFT JOIN DocumentPrefix p ON p.id = d.prefixId
                         WHERE i.publicId = :invoice AND %s = :node
                        """.formatted(payer(scope)), Object[].class)
                .setParameter("invoice", invoice)
                .setParameter("node", scope.node().value())
                .getResultStream()
                .findFirst()
                .orElseThrow(NotFound::new);
        String title = Words.in((String) found[0]).of("invoice.title", (String) found[1]);
        return new PdfFile(
                title.replace(' ', '-') + ".pdf",
                Archived.whole((byte[]) found[2], (byte[]) found[3], (byte[]) found[4]));
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
