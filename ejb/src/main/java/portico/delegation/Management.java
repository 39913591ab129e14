package portico.delegation;

import static portico.guard.Right.OPERATOR_TENANCY;

import java.time.Instant;
import java.util.List;

/**
 * Whose password somebody may reset, whose address change, whom he may disable: whoever can do that can become that person.
 * So he must hold all that the person holds, will hold, or may hold again, and not as a supporter; otherwise a technical contact would reset the
 * commercial contact's password and read the invoices (U20). A contract's contacts are the operator's to change.
 */
public final class Management {
    private Management() {}

    /** Whether one may, and if not, why. */
    public enum Verdict {
        MAY,
        /** Oneself: in the profile. */
        SELF,
        /** The operator's staff is managed by the operator's command line. */
        STAFF,
        /** A contact that the contract names. */
        CONTACT,
        /** The person holds, or may come to hold, what the actor does not. */
        HOLDS_MORE
    }

    public static Verdict judge(Facts facts, Instant at, long actor, long person) {
        if (actor == person) {
            return Verdict.SELF;
        }
        Holdings holdings = Holdings.at(facts, at);
        List<Root> roots = facts.roots().stream()
                .filter(root -> root.account() == person && !root.during().isOver(at))
                .toList();
        if (!roots.isEmpty()) {
            if (roots.stream().anyMatch(root -> root.cause().equals("STAFF"))) {
                return Verdict.STAFF;
            }
            boolean operator = roots.stream().allMatch(root -> holdings.owns(actor, OPERATOR_TENANCY, root.node()));
            return operator ? Verdict.MAY : Verdict.CONTACT;
        }
        boolean subset = facts.grants().stream()
                .filter(grant -> grant.grantee() == person && !grant.during().isOver(at))
                .allMatch(grant -> holdings.owns(actor, grant.right(), grant.node()));
        return subset ? Verdict.MAY : Verdict.HOLDS_MORE;
    }
}
