package portico.contracts;

import static portico.guard.Right.OPERATOR_TENANCY;
import static portico.guard.Right.PORTAL_ADMIN;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import portico.audit.AuditLog;
import portico.guard.Level;
import portico.guard.NotFound;
import portico.guard.Requires;
import portico.guard.Scope;
import portico.guard.Scopes;
import portico.shared.Clocks;
import portico.shared.Refusal;

/**
 * A customer is deactivated, and comes back. Whoever belongs only to him cannot sign in meanwhile; contracts are another matter,
 * and are billed until they are given notice.
 */
@Stateless
public class CustomerEnds {
    @PersistenceContext
    EntityManager database;

    @Inject
    Scopes scopes;

    @Inject
    ContractBook book;

    @Inject
    Clocks clocks;

    @Inject
    AuditLog audit;

    /** What would happen. @throws NotFound where no such customer stands under this node */
    @Requires({PORTAL_ADMIN, OPERATOR_TENANCY})
    public EndRehearsal rehearse(Scope scope, UUID customer) {
        Scope found = below(scope, customer);
        List<String> contracts = database.createQuery("""
                        SELECT c.number FROM Contract c
                         WHERE c.holderId = :holder AND (c.endsOn IS NULL OR c.endsOn > :today)
                         ORDER BY c.id
                        """, String.class)
                .setParameter("holder", found.node().value())
                .setParameter("today", clocks.today(Conclusions.ZONE))
                .setMaxResults(100)
                .getResultList();
        Object[] row = database.createQuery("SELECT n.name, n.endedOn FROM Node n WHERE n.id = :id", Object[].class)
                .setParameter("id", found.node().value())
                .getSingleResult();
        return new EndRehearsal(
                (String) row[0],
                (LocalDate) row[1],
                book.whoWouldGo(found.node().value()),
                contracts);
    }

    /** From today on. @throws Refusal customer.ended where it was so already */
    @Requires({PORTAL_ADMIN, OPERATOR_TENANCY})
    public void end(Scope scope, UUID customer) {
        Scope found = below(scope, customer);
        int gone = book.end(found.node().value(), clocks.today(Conclusions.ZONE));
        if (gone < 0) {
            throw new Refusal("customer.ended");
        }
        audit.record("tenancy.customer-ended", "node:" + found.node().value(), Map.of("people", gone), found);
    }

    /** As before; who was shut out for another reason stays outside. @throws Refusal customer.active */
    @Requires({PORTAL_ADMIN, OPERATOR_TENANCY})
    public void resume(Scope scope, UUID customer) {
        Scope found = below(scope, customer);
        int back = book.resume(found.node().value());
        if (back < 0) {
            throw new Refusal("customer.active");
        }
        audit.record("tenancy.customer-resumed", "node:" + found.node().value(), Map.of("people", back), found);
    }

    private Scope below(Scope scope, UUID customer) {
        Scope found = scopes.of(customer);
        boolean below = scope.level() == Level.OPERATOR
                ? found.operatorId() == scope.operatorId()
                : scope.level() == Level.RESELLER && scope.resellerId().equals(found.resellerId());
        if (found.level() != Level.CUSTOMER || !below) {
            throw new NotFound();
        }
        return found;
    }
}
