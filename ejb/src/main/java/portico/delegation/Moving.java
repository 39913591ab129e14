package portico.delegation;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A node is put elsewhere in the tree, with all below it, thought through before it is done. Whoever holds rights above the new
 * place comes to hold them on the node, so moving is granting; whoever holds them above the old one loses them, and what he
 * granted on the node falls.
 *
 * @param gained what people come to hold on the node, and on what stands below it where it is more than that
 * @param lost what they no longer hold there, told likewise
 * @param fallen grants whose grantor could pass them on and then cannot. They are revoked with the move: otherwise they would
 *     wake up when the node comes back
 * @param orphaned the customer who would be left without an administrator or anybody who reads his invoices
 */
public record Moving(Set<Holding> gained, Set<Holding> lost, List<Grant> fallen, Set<Holding> orphaned) {

    public static Moving of(Facts facts, Instant at, long node, long under) {
        Holdings now = Holdings.at(facts, at);
        Holdings then = Holdings.at(facts.moved(node, under, at), at);
        List<Long> places = facts.below(node, at);
        List<Grant> fallen = facts.grants().stream()
                .filter(grant -> !grant.during().isOver(at)
                        && now.mayPassOn(grant.grantor(), grant.right(), grant.node())
                        && !then.mayPassOn(grant.grantor(), grant.right(), grant.node()))
                .toList();
        return new Moving(
                gained(now, then, places), gained(then, now, places), fallen, Rehearsal.orphaned(facts, at, now, then));
    }

    /** What one of the two does not know of. Backwards that is what is lost. */
    private static Set<Holding> gained(Holdings before, Holdings after, List<Long> places) {
        Set<Holding> gained = new LinkedHashSet<>();
        for (long place : places) {
            for (Holding holding : after.all()) {
                if (isGained(before, after, holding, place)
                        && !gained.contains(new Holding(holding.account(), holding.right(), places.get(0)))) {
                    gained.add(new Holding(holding.account(), holding.right(), place));
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

    /** Empty where the mover may do it; else what he could not have granted. @param holdings as they are before */
    public Set<Holding> objections(Holdings holdings, long mover) {
        Set<Holding> objections = new LinkedHashSet<>(gained);
        objections.removeIf(holding -> holding.account() == mover
                ? holdings.owns(mover, holding.right(), holding.node())
                : holdings.mayPassOn(mover, holding.right(), holding.node()));
        return objections;
    }
}
