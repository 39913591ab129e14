package portico.access;

import static portico.guard.Right.INVOICING;
import static portico.guard.Right.MONITORING;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.PORTAL_SUPERUSER;
import static portico.guard.Right.SERVICE_CONFIG;
import static portico.guard.Right.SLA;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import portico.access.PersonRow.Kind;
import portico.access.RightCell.Reason;
import portico.access.RightCell.Source;
import portico.delegation.Facts;
import portico.delegation.Grant;
import portico.delegation.Granting;
import portico.delegation.Holding;
import portico.delegation.Holdings;
import portico.delegation.Root;

/**
 * What a reader sees of people's rights at one node, and what he may change there.
 *
 * @param me the reader
 */
record Sight(Facts facts, Instant moment, Holdings holdings, long me, long node) {
    /** What there is everywhere. Monitoring is not: it comes with individual solutions only (U35). */
    private static final List<String> EVERYWHERE =
            List.of(PORTAL_ADMIN, PORTAL_SUPERUSER, INVOICING, SLA, SERVICE_CONFIG);

    private static final String STAFF_ONLY = "Operator-";

    static Sight of(Reading reading, long me, long node) {
        return new Sight(reading.facts(), reading.moment(), Holdings.at(reading.facts(), reading.moment()), me, node);
    }

    /** The rights that there are here: the built-in ones, and those that somebody holds because a product brought them. */
    List<String> rights() {
        Set<String> brought = new TreeSet<>();
        for (Holding holding : holdings.all()) {
            if (!EVERYWHERE.contains(holding.right())
                    && !holding.right().startsWith(STAFF_ONLY)
                    && holdings.holds(holding.account(), holding.right(), node)) {
                brought.add(holding.right());
            }
        }
        List<String> rights = new ArrayList<>(EVERYWHERE);
        rights.addAll(brought);
        return rights;
    }

    /** The companies in which the reader holds anything. */
    Set<Long> houses() {
        return holdings.of(me)
                .map(holding -> facts.company(holding.node(), moment))
                .collect(Collectors.toSet());
    }

    /** Empty where the reader may grant the right here. */
    Optional<Reason> reason(String right) {
        return switch (Granting.judge(holdings, me, 0, right, node)) {
            case MAY -> Optional.empty();
            case SELF -> Optional.of(Reason.SELF);
            case NOT_ADMINISTRATOR -> Optional.of(Reason.NOT_ADMINISTRATOR);
            case NOT_HELD ->
                Optional.of(
                        right.equals(MONITORING)
                                        && holdings.holders(right, node)
                                                .findAny()
                                                .isEmpty()
                                ? Reason.NO_INDIVIDUAL
                                : Reason.NOT_HELD);
        };
    }

    Kind kind(long person) {
        for (Root root : facts.roots()) {
            if (root.account() == person
                    && root.during().holds(moment)
                    && root.right().equals(PORTAL_ADMIN)) {
                return Kind.valueOf(root.cause());
            }
        }
        if (facts.roots().stream()
                .anyMatch(root -> root.account() == person && root.cause().equals("STAFF"))) {
            return Kind.STAFF;
        }
        return holdings.holds(person, PORTAL_ADMIN, node) ? Kind.ADMINISTRATOR : Kind.USER;
    }

    RightCell cell(long person, boolean disabled, String right) {
        boolean held = holdings.holds(person, right, node);
        Source source = held ? source(person, right) : null;
        Optional<Reason> reason = reason(person, disabled, right, source);
        return new RightCell(
                right, held, source, held ? until(person, right) : null, reason.isEmpty(), reason.orElse(null));
    }

    private Optional<Reason> reason(long person, boolean disabled, String right, Source source) {
        if (person == me) {
            return Optional.of(Reason.SELF);
        }
        if (source == Source.ROOT || source == Source.ABOVE) {
            return Optional.of(Reason.valueOf(source.name()));
        }
        return disabled ? Optional.of(Reason.DISABLED) : reason(right);
    }

    private Source source(long person, String right) {
        List<Holding> held = holdings.of(person)
                .filter(holding -> holding.right().equals(right))
                .filter(holding -> facts.isWithin(node, holding.node(), moment))
                .toList();
        boolean rooted = facts.roots().stream()
                .anyMatch(root -> root.during().holds(moment)
                        && held.contains(new Holding(root.account(), root.right(), root.node())));
        if (rooted) {
            return Source.ROOT;
        }
        return held.stream().anyMatch(holding -> holding.node() == node) ? Source.GRANT : Source.ABOVE;
    }

    /** The grants by which a person has a right exactly here, those too that begin later. */
    List<Grant> grants(long person, String right) {
        return facts.grants().stream()
                .filter(grant -> grant.grantee() == person
                        && grant.node() == node
                        && grant.right().equals(right))
                .filter(grant -> !grant.during().isOver(moment))
                .toList();
    }

    /** Null where no end is in sight. */
    Instant until(long person, String right) {
        Instant at = moment;
        while (at != null && Holdings.at(facts, at).holds(person, right, node)) {
            at = facts.steadyUntil(at);
        }
        return at;
    }

    /** Who takes a grant back: who gave it, and who may give it here (domain text, 2). */
    boolean mayRevoke(Grant grant) {
        return grant.grantor() == me || holdings.mayPassOn(me, grant.right(), grant.node());
    }
}
