package portico.access;

import static portico.guard.Right.INVOICING;
import static portico.guard.Right.OPERATOR_TENANCY;
import static portico.guard.Right.PORTAL_ADMIN;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import portico.audit.AuditLog;
import portico.delegation.Grant;
import portico.delegation.Holding;
import portico.delegation.Moving;
import portico.delegation.RevokeMode;
import portico.guard.Callers;
import portico.guard.Level;
import portico.guard.NotFound;
import portico.guard.Path;
import portico.guard.Requires;
import portico.guard.Scope;
import portico.guard.Scopes;
import portico.shared.Refusal;
import portico.tenancy.NodeRow;

/**
 * A customer goes under another reseller or directly under the operator, a site to another customer of the same reseller or to
 * the reseller himself (H10–H14). That counts as granting: first it is shown who gains and who loses what by it. The operator's
 * people who keep contracts, and so decide where rights begin, may move everything; others sites only, where they could have
 * granted all of it.
 */
@Stateless
public class Moves {
    private static final int MOST = 20;

    @PersistenceContext
    EntityManager database;

    @Inject
    Scopes scopes;

    @Inject
    Desk desk;

    @Inject
    Book book;

    @Inject
    AuditLog audit;

    /** A node, what it stands under, and its path. */
    private record Spot(long id, NodeRow row, Long parent, String under, Path path) {
        private Spot(Object[] row) {
            this((Long) row[0], (NodeRow) row[1], (Long) row[2], (String) row[3], (Path) row[4]);
        }

        private boolean isBelow(Scope scope) {
            return scope.level() == Level.OPERATOR
                    ? path.operatorId() == scope.operatorId()
                    : scope.level() == Level.RESELLER && scope.resellerId().equals(path.resellerId());
        }

        /** The path that a node has which was put under this one. */
        private Path of(Spot node) {
            return node.row.level() == Level.CUSTOMER
                    ? new Path(path.operatorId(), path.resellerId(), node.id, null)
                    : new Path(path.operatorId(), path.resellerId(), path.customerId(), node.id);
        }
    }

    /** A move with all that must be known of it. */
    private record Plan(
            Spot node, Spot to, Sight sight, Moving moving, List<String> contracts, List<String> services) {}

    /**
     * Where a node below this one could go.
     *
     * @param text in the name, or the beginning of the number; null or blank for all
     * @throws NotFound where there is no such node below, or it is not this person's to move
     */
    @Requires({PORTAL_ADMIN, OPERATOR_TENANCY})
    public Destinations destinations(Scope scope, UUID moving, String text) {
        Spot spot = movable(scope, spots(List.of(moving)), moving);
        String wanted =
                text == null ? "" : text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
        List<NodeRow> places = database.createQuery("""
                        SELECT new portico.tenancy.NodeRow(n.publicId, n.level, n.number, n.name, n.endedOn)
                          FROM Node n
                         WHERE n.path.operatorId = :operator AND n.level IN :levels AND n.endedOn IS NULL AND n.id <> :parent
                           AND (:free = true OR coalesce(n.path.resellerId, 0L) = :reseller)
                           AND (lower(n.name) LIKE :within ESCAPE '\\' OR lower(n.number) LIKE :start ESCAPE '\\')
                         ORDER BY CASE n.level WHEN portico.guard.Level.CUSTOMER THEN 1 ELSE 0 END, n.name, n.id
                        """, NodeRow.class)
                .setParameter("operator", spot.path().operatorId())
                .setParameter("levels", levels(spot))
                .setParameter("free", spot.row().level() == Level.CUSTOMER)
                .setParameter("parent", spot.parent())
                .setParameter(
                        "reseller",
                        spot.path().resellerId() == null ? 0L : spot.path().resellerId())
                .setParameter("within", "%" + wanted + "%")
                .setParameter("start", wanted + "%")
                .setMaxResults(MOST)
                .getResultList();
        return new Destinations(spot.row(), spot.under(), places);
    }

    /** What it would do. @throws NotFound as {@link #destinations}, also for the place where it is to go */
    @Requires({PORTAL_ADMIN, OPERATOR_TENANCY})
    public Relocation rehearse(Scope scope, UUID moving, UUID under) {
        Plan plan = plan(scope, moving, under);
        Set<Long> people = new HashSet<>(plan.sight().facts().people());
        Names names = desk.names(plan.sight(), people);
        Refusal objection = objection(scope, plan);
        return new Relocation(
                plan.node().row(),
                plan.node().under(),
                plan.to().row(),
                new Difference(
                        lines(names, plan.moving().gained()),
                        lines(names, plan.moving().lost()),
                        List.of(),
                        List.of(),
                        null),
                plan.moving().fallen().size(),
                plan.contracts(),
                plan.services(),
                objection == null ? null : objection.key(),
                objection == null || objection.arguments().isEmpty()
                        ? null
                        : objection.arguments().get(0).toString());
    }

    /**
     * Does it. What falls by it is revoked, so that it does not wake up when the node comes back.
     *
     * @throws Refusal move.bound, move.not-held, move.last-administrator, move.last-invoicing
     */
    @Requires({PORTAL_ADMIN, OPERATOR_TENANCY})
    public void move(Scope scope, UUID moving, UUID under, String reason) {
        book.open();
        Plan plan = plan(scope, moving, under);
        Refusal objection = objection(scope, plan);
        if (objection != null) {
            throw objection;
        }
        Spot moved = plan.node();
        book.move(moved.id(), plan.to().id());
        List<Long> fallen = plan.moving().fallen().stream().map(Grant::id).toList();
        if (!fallen.isEmpty()) {
            book.revoke(fallen, RevokeMode.CASCADE, reason);
        }
        Map<String, Object> words =
                Desk.words(Map.of("from", moved.parent(), "to", plan.to().id(), "grants", fallen), reason);
        // Told on both sides: whoever kept it until now, and whoever does from now on.
        audit.record("access.moved-away", "node:" + moved.id(), words, moved.path());
        audit.record("access.moved-here", "node:" + moved.id(), words, plan.to().of(moved));
    }

    private Plan plan(Scope scope, UUID moving, UUID under) {
        List<Spot> spots = spots(List.of(moving, under));
        Spot spot = movable(scope, spots, moving);
        Spot place = find(spots, under);
        boolean fits = levels(spot).contains(place.row().level())
                && (spot.row().level() == Level.CUSTOMER
                        || Objects.equals(place.path().resellerId(), spot.path().resellerId()));
        if (!place.isBelow(scope)
                || !fits
                || place.row().endedOn() != null
                || spot.parent().equals(place.id())) {
            throw new NotFound();
        }
        Reading reading = book.moving(spot.id(), place.id());
        Sight sight = Sight.of(reading, Callers.me().value(), spot.id());
        Map<String, List<String>> bound = book.bound(spot.id(), place.id());
        return new Plan(
                spot,
                place,
                sight,
                Moving.of(sight.facts(), sight.moment(), spot.id(), place.id()),
                bound.getOrDefault("PAYER", List.of()),
                bound.getOrDefault("SERVICE", List.of()));
    }

    /** Null where nothing stands against it. */
    private Refusal objection(Scope scope, Plan plan) {
        if (!plan.services().isEmpty()) {
            return new Refusal("move.bound");
        }
        Set<Holding> objections =
                plan.moving().objections(plan.sight().holdings(), plan.sight().me());
        if (!keepsContracts(scope) && !objections.isEmpty()) {
            return new Refusal("move.not-held", objections.iterator().next().right());
        }
        return plan.moving().orphaned().stream()
                .findFirst()
                .map(last ->
                        new Refusal(last.right().equals(INVOICING) ? "move.last-invoicing" : "move.last-administrator"))
                .orElse(null);
    }

    /** Under what a node like this stands. */
    private static List<Level> levels(Spot spot) {
        return spot.row().level() == Level.CUSTOMER
                ? List.of(Level.OPERATOR, Level.RESELLER)
                : List.of(Level.RESELLER, Level.CUSTOMER);
    }

    private boolean keepsContracts(Scope scope) {
        return scopes.rights(scope).contains(OPERATOR_TENANCY);
    }

    /** Customers are the operator's to move, and from above both places only. */
    private Spot movable(Scope scope, List<Spot> spots, UUID node) {
        Spot spot = find(spots, node);
        boolean may = switch (spot.row().level()) {
            case CUSTOMER -> scope.level() == Level.OPERATOR && keepsContracts(scope);
            case SITE -> true;
            default -> false;
        };
        if (!may || !spot.isBelow(scope)) {
            throw new NotFound();
        }
        return spot;
    }

    private static Spot find(List<Spot> spots, UUID node) {
        return spots.stream()
                .filter(spot -> spot.row().id().equals(node))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private List<Spot> spots(Collection<UUID> nodes) {
        return database.createQuery("""
                        SELECT n.id, new portico.tenancy.NodeRow(n.publicId, n.level, n.number, n.name, n.endedOn), n.parentId,
                               p.name, n.path
                          FROM Node n LEFT JOIN Node p ON p.id = n.parentId
                         WHERE n.publicId IN :nodes
                        """, Object[].class)
                .setParameter("nodes", nodes)
                .getResultStream()
                .map(Spot::new)
                .toList();
    }

    /** A person's right once, however many sites it concerns. */
    private static List<Difference.Line> lines(Names names, Set<Holding> holdings) {
        return holdings.stream()
                .map(holding -> new Difference.Line(names.of(holding.account()), holding.right(), 0, false, null, null))
                .distinct()
                .toList();
    }
}
