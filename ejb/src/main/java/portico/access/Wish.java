package portico.access;

import static portico.guard.Right.PORTAL_ADMIN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import portico.delegation.Grant;
import portico.delegation.Granting;
import portico.delegation.Rehearsal;
import portico.delegation.RevokeMode;
import portico.delegation.Span;
import portico.shared.Refusal;

/**
 * A change of rights at one node, thought through before it is done.
 *
 * @param gives new grants, their ids invented
 * @param rehearsal what taking does
 */
record Wish(Sight sight, RevokeMode mode, List<Grant> gives, Rehearsal rehearsal) {

    /** One tick: a person, found, and whether he is to have the right. */
    record Tick(long person, String right, boolean give) {}

    /** @throws Refusal grants.self, grants.not-administrator, grants.not-held, grants.not-yours, grants.until-past */
    static Wish of(Sight sight, List<Tick> ticks, Instant until, RevokeMode mode) {
        if (until != null && !until.isAfter(sight.moment())) {
            throw new Refusal("grants.until-past");
        }
        List<Grant> gives = new ArrayList<>();
        Set<Long> takes = new LinkedHashSet<>();
        for (Tick tick : ticks) {
            List<Grant> present = sight.grants(tick.person(), tick.right());
            if (!tick.give()) {
                present.forEach(grant -> takes.add(taken(sight, grant)));
            } else if (present.stream().noneMatch(sight.holdings()::counts)) {
                gives.add(given(sight, tick, until, -1_000_000_000L - gives.size()));
            }
        }
        return new Wish(sight, mode, gives, Rehearsal.of(sight.facts(), sight.moment(), takes, sight.me(), mode));
    }

    private static long taken(Sight sight, Grant grant) {
        if (!sight.mayRevoke(grant)) {
            throw new Refusal("grants.not-yours", grant.right());
        }
        return grant.id();
    }

    private static Grant given(Sight sight, Tick tick, Instant until, long id) {
        demand(sight, tick.person(), tick.right());
        Span during = Span.from(sight.moment())
                .until(until)
                .until(Granting.until(sight.facts(), sight.me(), tick.right(), sight.node(), sight.moment()));
        return new Grant(id, null, tick.right(), sight.node(), tick.person(), sight.me(), during);
    }

    private static void demand(Sight sight, long person, String right) {
        switch (Granting.judge(sight.holdings(), sight.me(), person, right, sight.node())) {
            case SELF -> throw new Refusal("grants.self");
            case NOT_ADMINISTRATOR -> throw new Refusal("grants.not-administrator");
            case NOT_HELD -> throw new Refusal("grants.not-held", right);
            case MAY -> {
                // Then it is done.
            }
        }
    }

    /** What stands against it; nothing is written then. */
    Optional<Refusal> objection() {
        return objection(rehearsal, mode);
    }

    static Optional<Refusal> objection(Rehearsal rehearsal, RevokeMode mode) {
        if (mode == RevokeMode.RESTRICT && !rehearsal.dependants().isEmpty()) {
            return Optional.of(
                    new Refusal("grants.dependants", rehearsal.dependants().size()));
        }
        return rehearsal.orphaned().stream()
                .findFirst()
                .map(last -> last.right().equals(PORTAL_ADMIN)
                        ? new Refusal("grants.last-administrator")
                        : new Refusal("grants.last-invoicing"));
    }
}
