package portico.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import portico.audit.AuditLog;
import portico.guard.NotFound;
import portico.guard.Requires;
import portico.guard.Right;
import portico.guard.Scope;
import portico.shared.Refusal;

/**
 * Where a second factor is demanded: a level's administrators demand it of all who hold something there, the operator of
 * whoever holds a certain right. The guard keeps it ({@link Fixpoint}): who came in by his password alone holds nothing there
 * or elsewhere until he has one.
 */
@Stateless
public class FactorDemands {
    /** The built-in rights: what a product brings is not worth locking by itself. */
    private static final List<String> RIGHTS = List.of(
            Right.PORTAL_ADMIN,
            Right.PORTAL_SUPERUSER,
            Right.INVOICING,
            Right.SLA,
            Right.MONITORING,
            Right.SERVICE_CONFIG,
            Right.OPERATOR_BILLING,
            Right.OPERATOR_RELEASE,
            Right.OPERATOR_SUPPORT,
            Right.OPERATOR_STATUS,
            Right.OPERATOR_TENANCY);

    @Inject
    Desk desk;

    @Inject
    Register register;

    @Inject
    People people;

    @Inject
    AuditLog audit;

    /** What is demanded here, and of whom it is or would be. */
    @Requires({Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY})
    public DemandView view(Scope scope) {
        Circle circle = desk.circle(scope);
        if (!circle.administered()) {
            throw new NotFound();
        }
        Sight sight = desk.sight(scope, circle.users());
        Set<Long> concerned = circle.users().stream()
                .filter(user -> sight.holdings()
                        .of(user)
                        .anyMatch(held -> Demands.places(circle.reading(), held).contains(sight.node())))
                .collect(Collectors.toSet());
        Register.Standing standing = register.standing(sight.node(), concerned);
        Set<Long> named = new HashSet<>(concerned);
        standing.demands().forEach(demand -> named.add(demand.by()));
        Names names = desk.names(sight, named);
        return new DemandView(
                standing.demands().stream()
                        .map(demand -> new FactorDemand(demand.right(), names.of(demand.by()), demand.at()))
                        .toList(),
                people.of(concerned).values().stream()
                        .map(person -> new AskedPerson(
                                person.publicId(),
                                names.of(person.id()),
                                standing.having().contains(person.id()),
                                person.id() == sight.me()))
                        .sorted(Comparator.comparing(AskedPerson::has).thenComparing(AskedPerson::name))
                        .toList());
    }

    /** Of all who hold something here, from their next click on. */
    @Requires({Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY})
    public void demand(Scope scope) {
        change(scope, scope.node().value(), null, true);
    }

    /** Not any more. */
    @Requires({Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY})
    public void lift(Scope scope) {
        change(scope, scope.node().value(), null, false);
    }

    /** The rights of which it can be demanded. */
    @Requires(Right.OPERATOR_TENANCY)
    public List<String> rights(Scope scope) {
        return RIGHTS;
    }

    /** Whom a demand on a right would concern. @throws Refusal demand.right where it cannot be demanded of that */
    @Requires(Right.OPERATOR_TENANCY)
    public DemandCount count(Scope scope, String right) {
        return register.count(scope.operatorId(), known(right));
    }

    /** Of all who hold the right, wherever. @throws Refusal demand.right where it cannot be demanded of that */
    @Requires(Right.OPERATOR_TENANCY)
    public void demandOf(Scope scope, String right) {
        change(scope, scope.operatorId(), known(right), true);
    }

    /** Not any more. @throws Refusal demand.right where it cannot be demanded of that */
    @Requires(Right.OPERATOR_TENANCY)
    public void liftOf(Scope scope, String right) {
        change(scope, scope.operatorId(), known(right), false);
    }

    private void change(Scope scope, long node, String right, boolean demanded) {
        if (right == null && !desk.circle(scope).administered()) {
            throw new NotFound();
        }
        if (register.demand(node, right, demanded)) {
            audit.record(
                    demanded ? "access.factor-demanded" : "access.factor-lifted",
                    "node:" + node,
                    right == null ? Map.of() : Map.of("right", right),
                    scope);
        }
    }

    private static String known(String right) {
        if (!RIGHTS.contains(String.valueOf(right))) {
            throw new Refusal("demand.right");
        }
        return right;
    }
}
