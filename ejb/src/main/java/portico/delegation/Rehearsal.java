package portico.delegation;

import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import portico.guard.Level;

/**
 * What a revocation would do, computed before it is done and by the same code (B2).
 *
 * @param revoked all grants that would go, those that were asked for first
 * @param made what whoever revokes would grant himself instead
 * @param dependants what hangs on those that were asked for; under RESTRICT nothing may
 * @param lost who would lose what
 * @param kept who would keep what, although a ground of it goes
 * @param orphaned the customers who would be left without an administrator or anybody who reads their invoices
 */
public record Rehearsal(
        Set<Long> revoked,
        List<Grant> made,
        List<Grant> dependants,
        Set<Holding> lost,
        Set<Holding> kept,
        Set<Holding> orphaned) {

    /** The revocation of some grants. */
    public static Rehearsal of(Facts facts, Instant at, Set<Long> grants, long revoker, RevokeMode mode) {
        return new Course(facts, facts, at, revoker, mode).run(grants);
    }

    /** The person leaves: these grants of his go, and he holds nothing any more wherever it came from. */
    public static Rehearsal ofLeaving(
            Facts facts, long person, Instant at, Set<Long> grants, long revoker, RevokeMode mode) {
        return new Course(facts, facts.without(person), at, revoker, mode).run(grants);
    }

    /** One rehearsal, step by step. */
    private static final class Course {
        private final Facts before;
        private final Facts base;
        private final Instant at;
        private final long revoker;
        private final RevokeMode mode;
        private final Holdings now;
        private final Set<Long> revoked = new LinkedHashSet<>();
        private final List<Grant> made = new ArrayList<>();

        Course(Facts before, Facts base, Instant at, long revoker, RevokeMode mode) {
            this.before = before;
            this.base = base;
            this.at = at;
            this.revoker = revoker;
            this.mode = mode;
            this.now = Holdings.at(before, at);
        }

        Rehearsal run(Set<Long> grants) {
            revoked.addAll(grants);
            List<Grant> dependants = dependants();
            if (mode != RevokeMode.RESTRICT) {
                List<Grant> hanging = dependants;
                while (!hanging.isEmpty()) {
                    settle(hanging);
                    hanging = dependants();
                }
            }
            Holdings then = Holdings.at(base.changed(revoked, made), at);
            Set<Holding> lost = new LinkedHashSet<>();
            for (Holding holding : now.all()) {
                if (!then.holds(holding.account(), holding.right(), holding.node())) {
                    lost.add(holding);
                }
            }
            Set<Holding> kept = new LinkedHashSet<>();
            before.grants().stream()
                    .filter(grant -> revoked.contains(grant.id()) && now.counts(grant))
                    .map(grant -> new Holding(grant.grantee(), grant.right(), grant.node()))
                    .filter(holding -> !lost.contains(holding))
                    .forEach(kept::add);
            return new Rehearsal(revoked, List.copyOf(made), dependants, lost, kept, orphaned(before, at, now, then));
        }

        /** Whose grantor could pass it on until now and then cannot. */
        private List<Grant> dependants() {
            Holdings then = Holdings.at(base.changed(revoked, made), at);
            return before.grants().stream()
                    .filter(grant -> !revoked.contains(grant.id())
                            && !grant.during().isOver(at)
                            && now.mayPassOn(grant.grantor(), grant.right(), grant.node())
                            && !then.mayPassOn(grant.grantor(), grant.right(), grant.node()))
                    .toList();
        }

        /**
         * Deals with those whose grantor is hit himself. What hangs on them may stand again when they were taken over, so it
         * waits for the next round.
         */
        private void settle(List<Grant> hanging) {
            if (mode == RevokeMode.CASCADE) {
                hanging.forEach(grant -> revoked.add(grant.id()));
                return;
            }
            Set<Long> hit = new HashSet<>();
            before.grants().stream()
                    .filter(grant -> revoked.contains(grant.id()))
                    .forEach(grant -> hit.add(grant.grantee()));
            hanging.stream()
                    .map(Grant::grantor)
                    .filter(grantor -> base.isAway(grantor, at))
                    .forEach(hit::add);
            for (Grant grant : hanging) {
                if (hit.contains(grant.grantor())) {
                    revoked.add(grant.id());
                    takenOver(grant).ifPresent(made::add);
                }
            }
        }

        private Optional<Grant> takenOver(Grant grant) {
            Holdings then = Holdings.at(base.changed(revoked, made), at);
            // A supporter's time ends with the basis of who let him in; another lets him in anew, or not (domain text,
            // 3).
            if (grant.support()
                    || grant.grantee() == revoker
                    || !then.mayPassOn(revoker, grant.right(), grant.node())) {
                return Optional.empty();
            }
            Instant start = grant.during().holds(at) ? at : grant.during().from();
            Span during = new Span(start, grant.during().until())
                    .until(Granting.until(base.changed(revoked, made), revoker, grant.right(), grant.node(), at));
            return during.isOver(start)
                    ? Optional.empty()
                    : Optional.of(new Grant(
                            -grant.id(), null, grant.right(), grant.node(), grant.grantee(), revoker, during));
        }
    }

    /**
     * There is always one administrator, and one who reads the invoices; the last cannot be removed in the portal. A
     * supporter is neither: he goes again.
     */
    static Set<Holding> orphaned(Facts facts, Instant at, Holdings now, Holdings then) {
        Set<Holding> last = new LinkedHashSet<>();
        for (Holding holding : now.owned()) {
            if (Set.of(PORTAL_ADMIN, INVOICING).contains(holding.right())
                    && facts.is(Level.CUSTOMER, holding.node(), at)
                    && then.owned().stream()
                            .noneMatch(
                                    other -> other.right().equals(holding.right()) && other.node() == holding.node())) {
                last.add(holding);
            }
        }
        return last;
    }
}
