package portico.delegation;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a node may be put elsewhere in the tree. Whoever holds rights above the new place comes to hold them on the node, so
 * moving is granting: it is for whoever could have granted all of that there.
 */
public final class Moving {
    private Moving() {}

    /** What people would come to hold on the nodes by their moving. */
    public static Set<Holding> gained(Facts facts, Instant at, List<Place> to) {
        Facts moved = facts.moved(to);
        Holdings before = Holdings.at(facts, at);
        Holdings after = Holdings.at(moved, at);
        Set<Holding> gained = new LinkedHashSet<>();
        for (Place place : to) {
            for (Holding holding : after.all()) {
                if (isGained(before, after, holding, place.node())) {
                    gained.add(new Holding(holding.account(), holding.right(), place.node()));
                }
            }
        }
        return gained;
    }

    /** Also where somebody has it as a supporter so far, and could then pass it on. */
    private static boolean isGained(Holdings before, Holdings after, Holding holding, long node) {
        return after.holds(holding.account(), holding.right(), node)
                        && !before.holds(holding.account(), holding.right(), node)
                || after.owns(holding.account(), holding.right(), node)
                        && !before.owns(holding.account(), holding.right(), node);
    }

    /** Empty where the mover may do it; else what he could not have granted. */
    public static Set<Holding> objections(Facts facts, Instant at, long mover, List<Place> to) {
        Holdings holdings = Holdings.at(facts, at);
        Set<Holding> objections = new LinkedHashSet<>(gained(facts, at, to));
        objections.removeIf(holding -> holding.account() == mover
                ? holdings.owns(mover, holding.right(), holding.node())
                : holdings.mayPassOn(mover, holding.right(), holding.node()));
        return objections;
    }
}
