package portico.delegation;

import static portico.delegation.World.COMMERCIAL;
import static portico.delegation.World.INSTANTS;
import static portico.delegation.World.NODES;
import static portico.delegation.World.PEOPLE;
import static portico.delegation.World.RIGHTS;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import portico.delegation.World.Line;

/**
 * Everything that anybody may do next in a world, by the rules; and whether the rules let and refuse those whom the chains
 * down from the roots let and refuse.
 */
final class Ways {
    private final World world;
    private final Consumer<String> violations;
    private final Facts facts;
    private final Holdings holdings;
    private final long grounded;
    private final long owned;
    private final Map<Long, Line> book;
    private final List<Way> ways = new ArrayList<>();

    /** One thing that somebody may do. */
    interface Way {
        /** Null where it comes out that nobody may. */
        World go();
    }

    private Ways(World world, Consumer<String> violations) {
        this.world = world;
        this.violations = violations;
        this.facts = world.facts();
        this.holdings = Holdings.at(facts, world.now());
        this.grounded = world.grounded();
        this.owned = world.owned();
        this.book = world.book();
    }

    static List<Way> from(World world, Consumer<String> violations) {
        return new Ways(world, violations).all();
    }

    private List<Way> all() {
        ways.add(world::productChanged);
        if (world.hasContact() || !world.controls().contains(COMMERCIAL)) {
            ways.add(world::contactChanged);
        }
        if (world.instant() + 1 < INSTANTS) {
            ways.add(world::later);
        }
        for (int person = 0; person < PEOPLE; person++) {
            for (int right = 0; right < RIGHTS.size(); right++) {
                for (int node = 0; node < NODES - 1; node++) {
                    grants(person, right, node);
                }
            }
            revocations(person);
            if (person != COMMERCIAL && world.controls().contains(person)) {
                takings(person);
            }
        }
        moves(world.customerMoved(), 1, world.customerUnder() == 0 ? 9 : 0);
        moves(world.merged(), 2, world.siteUnder() == 1 ? 3 : 1);
        return ways;
    }

    private boolean isOwned(int person, int right, int node) {
        return (owned & World.bit(person, right, node)) != 0;
    }

    private void takings(int person) {
        if (holdings.of(person).noneMatch(holding -> holding.right().equals(PORTAL_ADMIN))) {
            return;
        }
        for (int victim = 0; victim < PEOPLE; victim++) {
            if (Management.judge(facts, world.now(), person, victim) == Management.Verdict.MAY) {
                int taken = victim;
                ways.add(() -> world.taken(taken));
            }
        }
    }

    private void grants(int by, int which, int node) {
        String right = RIGHTS.get(which);
        for (int to = 0; to < PEOPLE; to++) {
            boolean may = Granting.judge(holdings, by, to, right, node) == Granting.Verdict.MAY;
            boolean grounds = by != to && isOwned(by, RIGHTS.indexOf(PORTAL_ADMIN), node) && isOwned(by, which, node);
            if (may != grounds) {
                violations.accept(by + " may " + may + " grant " + right + " on " + node + " in " + world);
            }
            if (may && !(right.equals(INVOICING) && world.controls().contains(to))) {
                add(new Line(right, node, to, by, world.instant(), INSTANTS));
                if (world.instant() + 1 < INSTANTS) {
                    int soon = world.instant() + 1;
                    if (!right.equals(PORTAL_ADMIN)) {
                        // A helper is never given the administration, and nothing for ever.
                        add(new Line(right, node, to, by, world.instant(), INSTANTS - 1, true));
                    }
                    add(new Line(right, node, to, by, world.instant(), soon));
                    add(new Line(right, node, to, by, soon, INSTANTS));
                }
            }
        }
    }

    /** With its validity clamped to the grantor's. */
    private void add(Line line) {
        ways.add(() -> {
            Span during = line.grant(0)
                    .during()
                    .until(Granting.until(facts, line.by(), line.right(), line.node(), world.now()));
            int until = instant(during.until());
            Set<Line> lines = new HashSet<>(world.grants());
            if (until > line.from()) {
                lines.add(
                        new Line(line.right(), line.node(), line.to(), line.by(), line.from(), until, line.support()));
            }
            return world.with(lines);
        });
    }

    private static int instant(java.time.Instant until) {
        int instant = INSTANTS;
        while (until != null && !World.at(instant).equals(until)) {
            instant--;
        }
        return instant;
    }

    private void revocations(int by) {
        book.forEach((id, line) -> {
            boolean may = line.by() == by || holdings.mayPassOn(by, line.right(), line.node());
            if (may && line.until() > world.instant()) {
                for (RevokeMode mode : RevokeMode.values()) {
                    ways.add(() -> {
                        Rehearsal rehearsal = Rehearsal.of(facts, world.now(), Set.of(id), by, mode);
                        return mode == RevokeMode.RESTRICT
                                        && !rehearsal.dependants().isEmpty()
                                ? null
                                : world.with(after(rehearsal));
                    });
                }
            }
        });
    }

    private Set<Line> without(Set<Long> revoked) {
        return book.entrySet().stream()
                .filter(line -> !revoked.contains(line.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    private Set<Line> after(Rehearsal rehearsal) {
        Set<Line> left = without(rehearsal.revoked());
        for (Grant made : rehearsal.made()) {
            left.add(new Line(
                    made.right(),
                    (int) made.node(),
                    (int) made.grantee(),
                    (int) made.grantor(),
                    instant(made.during().from()),
                    instant(made.during().until()),
                    made.support()));
        }
        return left;
    }

    private void moves(World moved, int node, int under) {
        Moving moving = Moving.of(facts, world.now(), node, under);
        World then = moved.with(without(moving.fallen().stream().map(Grant::id).collect(Collectors.toSet())));
        long gained = moved.grounded() & ~grounded | moved.owned() & ~owned;
        for (int mover = 0; mover < PEOPLE; mover++) {
            boolean may = moving.objections(holdings, mover).isEmpty();
            if (may != couldHaveGranted(gained, mover)) {
                violations.accept(mover + " may " + may + " move to " + moved);
            }
            if (may) {
                ways.add(() -> then);
            }
        }
    }

    /** Moving counts as granting: all that anybody comes to hold by it. */
    private boolean couldHaveGranted(long gained, int mover) {
        for (int person = 0; person < PEOPLE; person++) {
            for (int right = 0; right < RIGHTS.size(); right++) {
                for (int node = 1; node < NODES - 1; node++) {
                    if ((gained & World.bit(person, right, node)) != 0
                            && (person == mover
                                    || !isOwned(mover, RIGHTS.indexOf(PORTAL_ADMIN), node)
                                    || !isOwned(mover, right, node))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
