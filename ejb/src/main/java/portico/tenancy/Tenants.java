package portico.tenancy;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import portico.guard.Level;
import portico.guard.NotFound;
import portico.guard.OpenToAll;
import portico.guard.Requires;
import portico.guard.Right;
import portico.guard.Scope;

/** Who there is below a node, where it is, and whom one calls. */
@Stateless
public class Tenants {
    private static final int MOST = 200;

    private static final String ROW =
            "SELECT new portico.tenancy.NodeRow(n.publicId, n.level, n.number, n.name, n.endedOn) FROM Node n ";

    @PersistenceContext
    EntityManager database;

    /** @param host the address under which the portal was reached: a reseller's own shows the reseller's support */
    @OpenToAll("Who cannot sign in must find the support's telephone (U47).")
    public SupportContact support(String host) {
        List<?> found =
                database.createNativeQuery("""
                        SELECT phone, email, outage_hours, office_hours, operator_name, operator_town, reseller_name
                          FROM tenancy_support(:host)
                        """).setParameter("host", host).getResultList();
        if (found.isEmpty()) {
            throw new NotFound();
        }
        String[] text = Arrays.copyOf((Object[]) found.get(0), 7, String[].class);
        return new SupportContact(text[0], text[1], text[2], text[3], text[4], text[5], text[6]);
    }

    /** What stands directly below, by name; at most 200, beyond that one searches. */
    @Requires(Right.ANY)
    public List<NodeRow> children(Scope scope) {
        return rows("WHERE n.parentId = :node ORDER BY n.name, n.id", scope);
    }

    /** The operator's resellers that are active, by name; at most 200. */
    @Requires(Right.ANY)
    public List<NodeRow> resellers(Scope scope) {
        return rows(
                below(scope)
                        + " AND n.level = portico.guard.Level.RESELLER AND n.endedOn IS NULL ORDER BY n.name, n.id",
                scope);
    }

    /** Every site at or below the node, by name; at most 200. */
    @Requires(Right.ANY)
    public List<NodeRow> sites(Scope scope) {
        return rows(below(scope) + " AND n.level = portico.guard.Level.SITE ORDER BY n.name, n.id", scope);
    }

    /** Nodes at or below this one whose name contains the text or whose number begins with it; at most 20. */
    @Requires(Right.ANY)
    public List<NodeRow> search(Scope scope, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
        return query(below(scope) + """
                                 AND (lower(n.name) LIKE :within ESCAPE '\\' OR lower(n.number) LIKE :start ESCAPE '\\')
                                 ORDER BY n.name, n.id
                                """, scope)
                .setParameter("within", "%" + wanted + "%")
                .setParameter("start", wanted + "%")
                .setMaxResults(20)
                .getResultList();
    }

    /** The node's own addresses, the main one first. */
    @Requires(Right.ANY)
    public List<AddressRow> addresses(Scope scope) {
        return database.createQuery("""
                        SELECT new portico.tenancy.AddressRow(
                               a.kind, a.name, a.street, a.houseNumber, a.postcode, a.town, a.country)
                          FROM Address a
                         WHERE a.nodeId = :node
                         ORDER BY a.kind DESC
                        """, AddressRow.class)
                .setParameter("node", scope.node().value())
                .getResultList();
    }

    /** The node's own contact persons, by name. */
    @Requires(Right.ANY)
    public List<ContactRow> contacts(Scope scope) {
        return database.createQuery("""
                        SELECT new portico.tenancy.ContactRow(c.name, c.role, c.email, c.phone)
                          FROM Contact c
                         WHERE c.nodeId = :node
                         ORDER BY c.name, c.id
                        """, ContactRow.class)
                .setParameter("node", scope.node().value())
                .setMaxResults(MOST)
                .getResultList();
    }

    private List<NodeRow> rows(String condition, Scope scope) {
        return query(condition, scope).setMaxResults(MOST).getResultList();
    }

    private TypedQuery<NodeRow> query(String condition, Scope scope) {
        return database.createQuery(ROW + condition, NodeRow.class)
                .setParameter("node", scope.node().value());
    }

    private static String below(Scope scope) {
        Level level = scope.level();
        return switch (level) {
            case OPERATOR -> "WHERE n.path.operatorId = :node";
            case RESELLER -> "WHERE n.path.resellerId = :node";
            case CUSTOMER -> "WHERE n.path.customerId = :node";
            case SITE -> "WHERE n.path.siteId = :node";
        };
    }
}
