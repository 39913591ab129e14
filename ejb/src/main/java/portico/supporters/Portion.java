package portico.supporters;

import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.SERVICE_CONFIG;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import portico.access.Passable;
import portico.shared.Refusal;

/**
 * Which of an administrator's rights a supporter gets: at most those that the administrator may pass on (U15), never the
 * administration itself, invoices only where they are named (domain text, 3).
 *
 * @param end at the latest when all of them end for the administrator himself
 */
record Portion(Set<String> rights, Instant end) {
    private static final String STAFF_ONLY = "Operator-";

    /** What can be offered at all; Service-Config goes with the flag. */
    static boolean isOffered(String right) {
        return !right.equals(PORTAL_ADMIN) && !right.equals(SERVICE_CONFIG) && !right.startsWith(STAFF_ONLY);
    }

    /** @throws Refusal supporter.flags, supporter.rights, grants.not-held */
    static Portion of(NewSupporter wish, List<Passable> passable, Instant wanted) {
        if (!wish.mayUse() && !wish.mayConfigure()) {
            throw new Refusal("supporter.flags");
        }
        Set<String> held = new TreeSet<>();
        passable.forEach(one -> held.add(one.right()));
        Set<String> rights = new TreeSet<>();
        if (wish.mayUse()) {
            rights.addAll(wish.automatic() ? automatic(held) : named(wish.rights(), held));
            if (rights.isEmpty()) {
                throw new Refusal("supporter.rights");
            }
        }
        if (wish.mayConfigure()) {
            demand(held.contains(SERVICE_CONFIG), SERVICE_CONFIG);
            rights.add(SERVICE_CONFIG);
        }
        return new Portion(rights, clamped(rights, passable, wanted));
    }

    private static Set<String> automatic(Set<String> held) {
        Set<String> rights = new TreeSet<>(held);
        rights.removeIf(right -> !isOffered(right) || right.equals(INVOICING));
        return rights;
    }

    private static Set<String> named(Set<String> wanted, Set<String> held) {
        wanted.forEach(right -> demand(held.contains(right) && isOffered(right), right));
        return wanted;
    }

    private static void demand(boolean may, String right) {
        if (!may) {
            throw new Refusal("grants.not-held", right);
        }
    }

    private static Instant clamped(Set<String> rights, List<Passable> passable, Instant wanted) {
        Instant longest = Instant.MIN;
        for (Passable one : passable) {
            if (rights.contains(one.right())) {
                Instant until = one.until() == null ? Instant.MAX : one.until();
                longest = until.isAfter(longest) ? until : longest;
            }
        }
        return longest.isBefore(wanted) ? longest : wanted;
    }
}
