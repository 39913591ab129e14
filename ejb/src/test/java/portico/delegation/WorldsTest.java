package portico.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.delegation.World.COMMERCIAL;
import static portico.delegation.World.INSTANTS;
import static portico.delegation.World.PEOPLE;
import static portico.delegation.World.RIGHTS;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import portico.delegation.World.Line;
import portico.delegation.World.Scene;

/**
 * Every small world that a few operations lead to, then long random walks: nobody holds or passes on more than a chain from a
 * root allows, and the technical contact reaches no invoice by any sequence of grant, revoke, reset, move, product change or
 * merge (U15, U20, U23). Only who may see invoices could show him some, by granting it to him or to somebody whose password
 * he has, and only the operator could name such a person as the contract's contact again; that is no sequence of his, and is
 * left out.
 */
class WorldsTest {
    private static final int DEPTH = Integer.getInteger("portico.worlds.depth", 3);
    private static final int STATES = Integer.getInteger("portico.worlds.states", 30_000);
    private static final long SEED = Long.getLong("portico.seed", System.nanoTime());
    private static final int LENGTH = 30;

    /** Both contacts of the customer; both of the reseller; and the reseller's technical one beside the customer's own. */
    private static final List<Scene> SCENES =
            List.of(new Scene(1, 1), new Scene(0, 0), new Scene(1, 0), new Scene(0, 1));

    private final List<String> violations = new ArrayList<>();
    private long states;

    @Test
    void nobody_holds_more_than_a_chain_from_a_root_allows_and_the_technical_contact_reaches_no_invoice() {
        for (Scene scene : SCENES) {
            Set<World> seen = new HashSet<>();
            Set<World> last = Set.of(World.begin(scene));
            for (int depth = 0; depth < DEPTH; depth++) {
                Set<World> next = new HashSet<>();
                last.forEach(world -> next.addAll(successors(world)));
                next.removeAll(seen);
                next.forEach(this::check);
                seen.addAll(next);
                last = next;
            }
        }
        long few = states;
        Random random = new Random(SEED);
        while (states < few + STATES && violations.isEmpty()) {
            World world = World.begin(SCENES.get(random.nextInt(SCENES.size())));
            for (int i = 0; i < LENGTH; i++) {
                List<World> next = successors(world);
                world = next.get(random.nextInt(next.size()));
                check(world);
            }
        }
        System.out.println("WORLDS states=" + states + " violations=" + violations.size() + " seed=" + SEED);
        assertEquals(List.of(), violations.stream().limit(5).toList());
        assertTrue(few > 1000, "there were worlds to look at");
    }

    private void check(World world) {
        states++;
        Holdings holdings = Holdings.at(world.facts(), world.now());
        for (int person = 0; person < PEOPLE; person++) {
            for (String right : RIGHTS) {
                for (int node = 0; node < 4; node++) {
                    if (holdings.holds(person, right, node) != world.isGrounded(person, right, node)) {
                        violations.add(person + " and " + right + " on " + node + " in " + world);
                    }
                }
            }
        }
        for (World then = world; ; then = then.later()) {
            Holdings later = Holdings.at(then.facts(), then.now());
            for (int person : world.controls()) {
                if (later.of(person).anyMatch(holding -> holding.right().equals(INVOICING))) {
                    violations.add("the technical contact reads invoices as " + person + " in " + then);
                }
            }
            if (then.instant() + 1 == INSTANTS) {
                break;
            }
        }
    }

    /** Everything that anybody may do next, by the rules. */
    private List<World> successors(World world) {
        List<World> next = new ArrayList<>();
        Facts facts = world.facts();
        Holdings holdings = Holdings.at(facts, world.now());
        next.add(world.productChanged());
        if (world.hasContact() || !world.controls().contains(COMMERCIAL)) {
            next.add(world.contactChanged());
        }
        if (world.instant() + 1 < INSTANTS) {
            next.add(world.later());
        }
        for (int person = 0; person < PEOPLE; person++) {
            grants(world, facts, holdings, person, next);
            revocations(world, facts, holdings, person, next);
            if (person != COMMERCIAL && world.controls().contains(person)) {
                for (int victim = 0; victim < PEOPLE; victim++) {
                    if (manages(facts, holdings, world, person, victim)) {
                        next.add(world.taken(victim));
                    }
                }
            }
            moves(world, facts, person, next);
        }
        return next;
    }

    private static boolean manages(Facts facts, Holdings holdings, World world, int actor, int victim) {
        return holdings.of(actor).anyMatch(holding -> holding.right().equals(PORTAL_ADMIN))
                && Management.judge(facts, world.now(), actor, victim) == Management.Verdict.MAY;
    }

    private void grants(World world, Facts facts, Holdings holdings, int by, List<World> next) {
        for (int to = 0; to < PEOPLE; to++) {
            for (String right : RIGHTS) {
                for (int node = 0; node < 3; node++) {
                    boolean may = Granting.judge(holdings, by, to, right, node) == Granting.Verdict.MAY;
                    boolean grounded =
                            by != to && world.isGrounded(by, PORTAL_ADMIN, node) && world.isGrounded(by, right, node);
                    if (may != grounded) {
                        violations.add(by + " may " + may + " grant " + right + " on " + node + " in " + world);
                    }
                    if (may && !(right.equals(INVOICING) && world.controls().contains(to))) {
                        next.add(with(world, facts, new Line(right, node, to, by, world.instant(), INSTANTS)));
                        if (world.instant() + 1 < INSTANTS) {
                            int soon = world.instant() + 1;
                            next.add(with(world, facts, new Line(right, node, to, by, world.instant(), soon)));
                            next.add(with(world, facts, new Line(right, node, to, by, soon, INSTANTS)));
                        }
                    }
                }
            }
        }
    }

    /** With its validity clamped to the grantor's. */
    private static World with(World world, Facts facts, Line line) {
        Span during =
                line.grant(0).during().until(Granting.until(facts, line.by(), line.right(), line.node(), world.now()));
        int until = INSTANTS;
        while (during.until() != null && !World.at(until).equals(during.until())) {
            until--;
        }
        Set<Line> lines = new HashSet<>(world.grants());
        if (until > line.from()) {
            lines.add(new Line(line.right(), line.node(), line.to(), line.by(), line.from(), until));
        }
        return world.with(lines);
    }

    private static void revocations(World world, Facts facts, Holdings holdings, int by, List<World> next) {
        Map<Long, Line> book = world.book();
        for (Map.Entry<Long, Line> line : book.entrySet()) {
            boolean may = line.getValue().by() == by
                    || holdings.mayPassOn(
                            by, line.getValue().right(), line.getValue().node());
            if (may && line.getValue().until() > world.instant()) {
                for (RevokeMode mode : RevokeMode.values()) {
                    Rehearsal rehearsal = Rehearsal.of(facts, world.now(), Set.of(line.getKey()), by, mode);
                    if (mode != RevokeMode.RESTRICT || rehearsal.dependants().isEmpty()) {
                        next.add(world.with(after(world, book, rehearsal)));
                    }
                }
            }
        }
    }

    private static Set<Line> after(World world, Map<Long, Line> book, Rehearsal rehearsal) {
        Set<Line> left = book.entrySet().stream()
                .filter(line -> !rehearsal.revoked().contains(line.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        for (Grant made : rehearsal.made()) {
            int until = INSTANTS;
            while (made.during().until() != null
                    && !World.at(until).equals(made.during().until())) {
                until--;
            }
            left.add(new Line(
                    made.right(),
                    (int) made.node(),
                    (int) made.grantee(),
                    (int) made.grantor(),
                    world.instant(),
                    until));
        }
        return left;
    }

    private void moves(World world, Facts facts, int mover, List<World> next) {
        for (World moved : List.of(world.customerMoved(), world.merged())) {
            List<Place> places = List.of(moved.place(1), moved.place(2));
            boolean may = Moving.objections(facts, world.now(), mover, places).isEmpty();
            if (may != couldHaveGranted(world, moved, mover)) {
                violations.add(mover + " may " + may + " move to " + moved);
            }
            if (may) {
                next.add(moved);
            }
        }
    }

    /** Moving counts as granting: all that anybody comes to hold by it. */
    private static boolean couldHaveGranted(World before, World after, int mover) {
        for (int person = 0; person < PEOPLE; person++) {
            for (String right : RIGHTS) {
                for (int node = 1; node < 3; node++) {
                    if (after.isGrounded(person, right, node)
                            && !before.isGrounded(person, right, node)
                            && (person == mover
                                    || !before.isGrounded(mover, PORTAL_ADMIN, node)
                                    || !before.isGrounded(mover, right, node))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
