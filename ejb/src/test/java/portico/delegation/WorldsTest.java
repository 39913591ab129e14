package portico.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.delegation.World.INSTANTS;
import static portico.delegation.World.NODES;
import static portico.delegation.World.PEOPLE;
import static portico.delegation.World.RIGHTS;
import static portico.guard.Right.INVOICING;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import portico.delegation.World.Scene;

/**
 * Every small world that a few operations lead to, then long random walks: nobody holds or passes on more than a chain from a
 * root allows, nobody passes on what he supports with, and the technical contact reaches no invoice by any sequence of grant,
 * support, revoke, reset, move, product change or merge (U15, U20, U23, H20). Only who may see invoices could show him some, by granting it to him or to somebody whose password
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

    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicLong states = new AtomicLong();

    @Test
    void nobody_holds_more_than_a_chain_from_a_root_allows_and_the_technical_contact_reaches_no_invoice() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Collection<World> last = SCENES.stream().map(World::begin).toList();
        last.forEach(world -> seen.add(world.key()));
        for (int depth = 1; depth <= DEPTH; depth++) {
            // Those of the last turn are looked at and not kept: there are millions of them.
            boolean kept = depth < DEPTH;
            last = last.parallelStream()
                    .flatMap(world -> next(world).map(World::essence))
                    .filter(world -> seen.add(world.key()))
                    .peek(this::check)
                    .filter(world -> kept)
                    .collect(Collectors.toList());
        }
        long few = states.get();
        System.out.println("WORLDS depth=" + DEPTH + " states=" + few + " violations=" + violations.size());
        assertTrue(few > 1000, "there were worlds to look at");
        IntStream.rangeClosed(1, STATES / LENGTH + 1).parallel().forEach(this::walk);
        System.out.println("WORLDS states=" + states + " violations=" + violations.size() + " seed=" + SEED);
        assertEquals(List.of(), violations.stream().limit(5).toList());
    }

    /**
     * That worlds of one essence are looked at once leaves nothing out: they show the same now and later, and whatever one of
     * them can become, the essence can too, or is already.
     */
    @Test
    void what_is_looked_at_once_instead_of_often_can_become_nothing_else() {
        Random random = new Random(SEED);
        for (int walk = 0; walk < 40; walk++) {
            World world = World.begin(SCENES.get(random.nextInt(SCENES.size())));
            for (int i = 0; i < LENGTH / 2; i++) {
                World essence = world.essence();
                assertEquals(outlook(essence), outlook(world), () -> "seed " + SEED + " " + essence);
                Set<World> can = next(essence).map(World::essence).collect(Collectors.toCollection(HashSet::new));
                can.add(essence);
                List<World> next = next(world).toList();
                for (World one : next) {
                    assertTrue(can.contains(one.essence()), () -> "seed " + SEED + " " + essence + " to " + one);
                }
                world = next.get(random.nextInt(next.size()));
            }
        }
    }

    /** What everybody holds from now on, if nobody does anything any more. */
    private static List<Object> outlook(World world) {
        List<Object> outlook =
                new ArrayList<>(List.of(world.controls(), world.key().substring(0, 3)));
        for (World then = world; ; then = then.later()) {
            outlook.add(then.grounded());
            outlook.add(then.owned());
            outlook.add(Set.copyOf(Holdings.at(then.facts(), then.now()).all()));
            if (then.instant() + 1 == INSTANTS) {
                return outlook;
            }
        }
    }

    private Stream<World> next(World world) {
        return Ways.from(world, violations::add).stream().map(Ways.Way::go).filter(Objects::nonNull);
    }

    private void walk(int number) {
        Random random = new Random(SEED + number);
        World world = World.begin(SCENES.get(random.nextInt(SCENES.size())));
        for (int i = 0; i < LENGTH && violations.isEmpty(); i++) {
            List<Ways.Way> ways = Ways.from(world, violations::add);
            World next = null;
            while (next == null) {
                next = ways.get(random.nextInt(ways.size())).go();
            }
            world = next.essence();
            check(world);
        }
    }

    private void check(World world) {
        states.incrementAndGet();
        Facts facts = world.facts();
        Holdings holdings = Holdings.at(facts, world.now());
        long grounded = world.grounded();
        long owned = world.owned();
        for (int person = 0; person < PEOPLE; person++) {
            for (int right = 0; right < RIGHTS.size(); right++) {
                for (int node = 0; node < NODES; node++) {
                    if (holdings.holds(person, RIGHTS.get(right), node)
                            != ((grounded & World.bit(person, right, node)) != 0)) {
                        violations.add(person + " and " + RIGHTS.get(right) + " on " + node + " in " + world);
                    }
                    if (holdings.owns(person, RIGHTS.get(right), node)
                            != ((owned & World.bit(person, right, node)) != 0)) {
                        violations.add(person + " owns " + RIGHTS.get(right) + " on " + node + " in " + world);
                    }
                }
            }
        }
        for (int then = world.instant(); then < INSTANTS; then++) {
            Holdings later = then == world.instant() ? holdings : Holdings.at(facts, World.at(then));
            for (int person : world.controls()) {
                if (later.of(person).anyMatch(holding -> holding.right().equals(INVOICING))) {
                    violations.add(
                            "the technical contact reads invoices as " + person + " at " + then + " in " + world);
                }
            }
        }
    }
}
