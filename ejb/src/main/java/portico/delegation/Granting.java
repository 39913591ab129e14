package portico.delegation;

import static portico.guard.Right.PORTAL_ADMIN;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What somebody may pass on, and until when (U15, U23–U26). */
public final class Granting {
    private Granting() {}

    /** Whether somebody may grant, and if not, why. */
    public enum Verdict {
        MAY,
        /** Nobody gives himself anything. */
        SELF,
        /** He does not hold portal-admin there. */
        NOT_ADMINISTRATOR,
        /** He does not hold the right there, or as a supporter only, so he cannot pass it on. */
        NOT_HELD
    }

    public static Verdict judge(Holdings holdings, long grantor, long grantee, String right, long node) {
        if (grantor == grantee) {
            return Verdict.SELF;
        }
        if (!holdings.owns(grantor, PORTAL_ADMIN, node)) {
            return Verdict.NOT_ADMINISTRATOR;
        }
        return holdings.owns(grantor, right, node) ? Verdict.MAY : Verdict.NOT_HELD;
    }

    /** Every right that somebody may pass on at a node: what «automatic» passes on (U44). */
    public static Set<String> all(Holdings holdings, long grantor, long node) {
        Set<String> rights = holdings.of(grantor).map(Holding::right).collect(Collectors.toCollection(TreeSet::new));
        rights.removeIf(right -> !holdings.mayPassOn(grantor, right, node));
        return rights;
    }

    /** Who can help somebody who lacks a right (U42). */
    public static Set<Long> helpers(Holdings holdings, String right, long node) {
        return holdings.holders(right, node)
                .filter(account -> holdings.mayPassOn(account, right, node))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Until when somebody may pass on a right, as far as it can be known today; null where no end is in sight. */
    public static Instant until(Facts facts, long account, String right, long node, Instant at) {
        Instant moment = at;
        while (moment != null && Holdings.at(facts, moment).mayPassOn(account, right, node)) {
            moment = facts.steadyUntil(moment);
        }
        return moment;
    }
}
