package portico.tenancy;

import static portico.guard.Right.OPERATOR_TENANCY;
import static portico.guard.Right.PORTAL_ADMIN;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
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
import portico.shared.Page;
import portico.shared.PageRequest;
import portico.shared.Refusal;

/** A reseller's customers, and the operator's: finding them and taking on new ones (H2, H10, H11). */
@Stateless
public class Customers {
    @PersistenceContext
    EntityManager database;

    @Inject
    Scopes scopes;

    @Inject
    Tenants tenants;

    @Inject
    AuditLog audit;

    /**
     * By name; each typed word must be the beginning of a word of the name, the number or the town.
     *
     * @param text null or blank for all
     */
    @Requires({PORTAL_ADMIN, OPERATOR_TENANCY})
    public Page<CustomerRow> search(Scope scope, String text, PageRequest page) {
        keeper(scope);
        CustomerSearch search = new CustomerSearch(scope, text, page);
        Query query = database.createNativeQuery(search.sql());
        search.parameters().forEach(query::setParameter);
        List<Object[]> found = rows(query.setMaxResults(page.size() + 1));
        boolean more = found.size() > page.size();
        List<Object[]> shown = more ? found.subList(0, page.size()) : found;
        Object[] last = more ? shown.get(shown.size() - 1) : null;
        return new Page<>(
                shown.stream().map(Customers::row).toList(),
                last == null ? null : new CustomerCursor((String) last[2], ((Number) last[6]).longValue()).text());
    }

    /** @throws NotFound where no such customer stands under this node */
    @Requires({PORTAL_ADMIN, OPERATOR_TENANCY})
    public CustomerView customer(Scope scope, UUID customer) {
        Scope found = below(scope, customer);
        Object[] row = database.createQuery("""
                        SELECT n, new portico.tenancy.AddressRow(
                               a.kind, a.name, a.street, a.houseNumber, a.postcode, a.town, a.country)
                          FROM Node n LEFT JOIN Address a ON a.nodeId = n.id AND a.kind = 'MAIN'
                         WHERE n.id = :id
                        """, Object[].class)
                .setParameter("id", found.node().value())
                .getSingleResult();
        AddressRow address = (AddressRow) row[1];
        return ((Node) row[0])
                .view(
                        address == null || address.kind() == null ? null : address,
                        tenants.contacts(found),
                        tenants.sites(found));
    }

    /** An active customer by his number, such as K-10001. @throws NotFound, and Refusal customer.ended */
    @Requires({PORTAL_ADMIN, OPERATOR_TENANCY})
    public UUID numbered(Scope scope, String customerNumber) {
        keeper(scope);
        Node node = database.createQuery(
                        "SELECT n FROM Node n WHERE n.number = :number AND n.level = portico.guard.Level.CUSTOMER",
                        Node.class)
                .setParameter(
                        "number",
                        customerNumber == null ? "" : customerNumber.strip().toUpperCase(java.util.Locale.ROOT))
                .getResultStream()
                .filter(found -> found.isBelow(scope))
                .findFirst()
                .orElseThrow(NotFound::new);
        if (node.hasEnded()) {
            throw new Refusal("customer.ended");
        }
        return node.publicId();
    }

    /** Directly under this reseller or the operator. @throws Refusal customer.…, address.… */
    @Requires({PORTAL_ADMIN, OPERATOR_TENANCY})
    public UUID create(Scope scope, NewCustomer wish) {
        keeper(scope);
        NewCustomer customer = wish.checked();
        Number made = (Number) database.createNativeQuery("""
                        SELECT tenancy_create_customer(:parent, :name, :words, CAST(:street AS text), CAST(:house AS text),
                               :code, :town, :country)
                        """)
                .setParameter("parent", scope.node().value())
                .setParameter("name", customer.name())
                .setParameter("words", customer.language())
                .setParameter("street", customer.street())
                .setParameter("house", customer.houseNumber())
                .setParameter("code", customer.postcode())
                .setParameter("town", customer.town())
                .setParameter("country", customer.country())
                .getSingleResult();
        Node node = database.find(Node.class, made.longValue());
        audit.record("tenancy.customer-created", "node:" + made, Map.of(), node.path());
        return node.publicId();
    }

    /** A further site at the customer's main address. @throws Refusal site.name */
    @Requires({PORTAL_ADMIN, OPERATOR_TENANCY})
    public UUID addSite(Scope scope, UUID customer, String name) {
        Scope owner = below(scope, customer);
        String wanted = name == null ? "" : name.strip();
        if (wanted.isEmpty() || wanted.length() > 100 || NewCustomer.isStrange(wanted)) {
            throw new Refusal("site.name");
        }
        Number made = (Number) database.createNativeQuery("SELECT tenancy_create_site(:owner, :name)")
                .setParameter("owner", owner.node().value())
                .setParameter("name", wanted)
                .getSingleResult();
        Node node = database.find(Node.class, made.longValue());
        audit.record("tenancy.site-created", "node:" + made, Map.of(), node.path());
        return node.publicId();
    }

    private Scope below(Scope scope, UUID customer) {
        keeper(scope);
        Scope found = scopes.of(customer);
        boolean below = scope.level() == Level.OPERATOR
                ? found.operatorId() == scope.operatorId()
                : scope.resellerId().equals(found.resellerId());
        if (found.level() != Level.CUSTOMER || !below) {
            throw new NotFound();
        }
        return found;
    }

    /** Customers stand under an operator or a reseller; below there is nothing to keep. */
    private static void keeper(Scope scope) {
        if (scope.level() != Level.OPERATOR && scope.level() != Level.RESELLER) {
            throw new NotFound();
        }
    }

    private static CustomerRow row(Object[] row) {
        return new CustomerRow(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                row[5] instanceof Date day ? day.toLocalDate() : (LocalDate) row[5]);
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }
}
