package portico.delegation;

import static portico.guard.Right.PORTAL_ADMIN;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What everybody holds at one moment: the least fixpoint over the roots (domain text, 2). Each right that is found opens the
 * grants that were waiting for it, so every grant is looked at a few times at most.
 */
public final class Holdings {
    private final Facts facts;
    private final Instant at;
    private final Set<Holding> held = new LinkedHashSet<>();
    private final Set<Holding> owned = new LinkedHashSet<>();
    private final Map<Long, List<Ground>> grounds = new HashMap<>();
    private final Set<Long> counting = new HashSet<>();
    private int turns;

    /**
     * Why somebody holds something.
     *
     * @param grant null where it is a root
     * @param turn what was found with a lower number did not need this
     */
    record Ground(int turn, Holding holding, Root root, Grant grant) {

        /** Whether it is more than a supporter's: he uses what he holds, and passes nothing on. */
        boolean isOwn() {
            return grant == null || !grant.support();
        }
    }

    private Holdings(Facts facts, Instant at) {
        this.facts = facts;
        this.at = at;
    }

    public static Holdings at(Facts facts, Instant at) {
        Holdings holdings = new Holdings(facts, at);
        holdings.follow();
        return holdings;
    }

    private void follow() {
        Map<Long, List<Grant>> waiting = new HashMap<>();
        facts.grants().stream()
                .filter(grant -> grant.during().holds(at) && !facts.isAway(grant.grantee(), at))
                .forEach(grant -> waiting.computeIfAbsent(grant.grantor(), any -> new ArrayList<>())
                        .add(grant));
        Deque<Holding> found = new ArrayDeque<>();
        for (Root root : facts.roots()) {
            if (root.during().holds(at) && !facts.isAway(root.account(), at)) {
                add(new Holding(root.account(), root.right(), root.node()), root, null, found);
            }
        }
        while (!found.isEmpty()) {
            Holding next = found.poll();
            for (Grant grant : waiting.getOrDefault(next.account(), List.of())) {
                if ((next.right().equals(PORTAL_ADMIN) || next.right().equals(grant.right()))
                        && !counting.contains(grant.id())
                        && mayPassOn(grant.grantor(), grant.right(), grant.node())) {
                    counting.add(grant.id());
                    add(new Holding(grant.grantee(), grant.right(), grant.node()), null, grant, found);
                }
            }
        }
    }

    private void add(Holding holding, Root root, Grant grant, Deque<Holding> found) {
        List<Ground> known = grounds.computeIfAbsent(holding.account(), any -> new ArrayList<>());
        Ground ground = new Ground(turns++, holding, root, grant);
        known.add(ground);
        held.add(holding);
        if (ground.isOwn() && owned.add(holding)) {
            found.add(holding);
        }
    }

    /** Every right, where it begins. */
    public Set<Holding> all() {
        return held;
    }

    /** The same without what is held as a supporter only. */
    Set<Holding> owned() {
        return owned;
    }

    public Stream<Holding> of(long account) {
        return grounds.getOrDefault(account, List.of()).stream()
                .map(Ground::holding)
                .distinct();
    }

    /** On the node, or above it. */
    public boolean holds(long account, String right, long node) {
        return grounds(account, right, node).findAny().isPresent();
    }

    /** The same, and not as a supporter only. */
    public boolean owns(long account, String right, long node) {
        return grounds(account, right, node).anyMatch(Ground::isOwn);
    }

    /** Who passes on a right holds it himself, and portal-admin there (U15, U25); what one supports with is not one's own. */
    public boolean mayPassOn(long account, String right, long node) {
        return owns(account, PORTAL_ADMIN, node) && (right.equals(PORTAL_ADMIN) || owns(account, right, node));
    }

    /** Whether the grant gives anything at this moment. */
    public boolean counts(Grant grant) {
        return counting.contains(grant.id());
    }

    /** All who hold the right on the node or above it. */
    public Stream<Long> holders(String right, long node) {
        return grounds.keySet().stream().filter(account -> holds(account, right, node));
    }

    /** Everything that by itself would let the account have the right there. */
    Stream<Ground> grounds(long account, String right, long node) {
        List<Ground> all = grounds.getOrDefault(account, List.of());
        if (all.isEmpty()) {
            return Stream.empty();
        }
        List<Long> above = facts.above(node, at);
        return all.stream()
                .filter(ground -> ground.holding().right().equals(right)
                        && above.contains(ground.holding().node()));
    }
}
