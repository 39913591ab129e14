package portico.documents;

import static portico.guard.Right.INVOICING;
import static portico.guard.Right.OPERATOR_BILLING;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import portico.guard.NotFound;
import portico.guard.Requires;
import portico.guard.Scope;

/** The archive of documents: each invoice as it was sent, byte for byte (U3, U29). */
@Stateless
public class Documents {
    @PersistenceContext
    private EntityManager database;

    @Resource(lookup = "java:/jdbc/PorticoDS")
    private DataSource portal;

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

    /**
     * The code of an invoice's payment part as an SVG picture: what a bank's app reads from it is what it reads from the PDF.
     *
     * @throws NotFound where {@link #pdf} finds nothing, or where nothing is to be paid
     */
    @Requires({INVOICING, OPERATOR_BILLING})
    public String paymentCode(Scope scope, UUID invoice) {
        return PaymentCode.svg(QrBill.of(claim(scope, invoice).orElseThrow(NotFound::new)));
    }

    /** What the payment part says, as it stood when the invoice left; empty where nothing is to be paid, or no document exists yet. */
    @Requires({INVOICING, OPERATOR_BILLING})
    public Optional<PaymentSlip> payment(Scope scope, UUID invoice) {
        return claim(scope, invoice)
                .map(claim ->
                        new PaymentSlip(claim.issuer().address(), claim.account(), claim.reference(), claim.debtor()));
    }

    private Optional<Claim> claim(Scope scope, UUID invoice) {
        try (Connection connection = portal.getConnection()) {
            return new FrozenClaims(connection)
                    .of(scope.level(), scope.node().value(), invoice)
                    .filter(Claim::isPayable);
        } catch (SQLException broken) {
            throw new IllegalStateException("The payment part could not be read: " + invoice, broken);
        }
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
