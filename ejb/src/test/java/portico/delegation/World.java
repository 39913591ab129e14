package portico.delegation;

import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import portico.guard.Level;

/**
 * A state of a small world: a reseller (0) with a customer (1) with a site (2), another customer (3); three people, three rights,
 * four instants. Two states are one when nothing can tell them apart.
 *
 * @param grants what stands in the book, revoked ones left out
 * @param hasContact whether the contract names its commercial contact; it may change, and change back
 * @param customerUnder 0 under the reseller, 9 under the operator
 * @param siteUnder the customer 1, or 3 after both were merged
 * @param controls whose password the technical contact has set
 */
record World(
        Scene scene,
        Set<Line> grants,
        int instant,
        boolean hasProduct,
        boolean hasContact,
        int customerUnder,
        int siteUnder,
        Set<Integer> controls) {
    static final String PRODUCT = "Business Voice Virtual PBX";
    static final List<String> RIGHTS = List.of(PORTAL_ADMIN, INVOICING, PRODUCT);
    static final int INSTANTS = 4;
    static final int PEOPLE = 3;
    static final int NODES = 4;

    private static final List<Instant> DAYS =
            IntStream.rangeClosed(0, INSTANTS).mapToObj(Company::day).toList();

    /** The commercial contact, the technical contact, and somebody without a root. */
    static final int COMMERCIAL = 0;

    static final int TECHNICAL = 1;

    /** Where the contracts of the two contacts stand. */
    record Scene(int commercialAt, int technicalAt) {}

    /** A grant in the book. @param until an instant, INSTANTS for never; support: to a supporter, who passes nothing on */
    record Line(String right, int node, int to, int by, int from, int until, boolean support) {
        Line(String right, int node, int to, int by, int from, int until) {
            this(right, node, to, by, from, until, false);
        }

        Grant grant(long id) {
            Span during = new Span(at(from), until == INSTANTS ? null : at(until));
            return new Grant(id, null, right, node, to, by, during, support);
        }

        /** A number for each different line. */
        private char code() {
            int code = RIGHTS.indexOf(right);
            for (int part : new int[] {node, to, by, from, until}) {
                code = code * (INSTANTS + 1) + part;
            }
            return (char) (code * 2 + (support ? 1 : 0));
        }
    }

    static World begin(Scene scene) {
        return new World(scene, Set.of(), 0, true, true, 0, 1, Set.of(TECHNICAL));
    }

    static Instant at(int instant) {
        return DAYS.get(instant);
    }

    Instant now() {
        return at(instant);
    }

    /** The grants with their numbers in the book. */
    Map<Long, Line> book() {
        Map<Long, Line> book = new TreeMap<>();
        grants.stream().sorted(Comparator.comparing(Line::code)).forEach(line -> book.put(1L + book.size(), line));
        return book;
    }

    Facts facts() {
        Facts.Collector facts = new Facts.Collector();
        for (String right : RIGHTS) {
            if (hasProduct || !right.equals(PRODUCT)) {
                if (hasContact) {
                    facts.add(new Root(COMMERCIAL, right, scene.commercialAt(), "COMMERCIAL", "V-1", Span.ALWAYS));
                }
                if (!right.equals(INVOICING)) {
                    facts.add(new Root(TECHNICAL, right, scene.technicalAt(), "TECHNICAL", "V-1", Span.ALWAYS));
                }
            }
        }
        book().forEach((id, line) -> facts.add(line.grant(id)));
        for (int node = 0; node < NODES; node++) {
            facts.add(place(node));
        }
        return facts.facts();
    }

    /**
     * The same world to everybody from now on, whatever its history: a line that is over is forgotten, and of one that has
     * begun it does not matter when.
     */
    World essence() {
        Set<Line> left = new HashSet<>();
        for (Line line : grants) {
            if (line.until() > instant) {
                int from = line.from() <= instant ? 0 : line.from();
                left.add(new Line(line.right(), line.node(), line.to(), line.by(), from, line.until(), line.support()));
            }
        }
        return with(left);
    }

    /** Two worlds are the same where these are, in a fraction of the room. */
    String key() {
        StringBuilder key = new StringBuilder();
        key.append((char) (scene.commercialAt() * 2 + scene.technicalAt()));
        key.append((char) (((instant * 2 + (hasProduct ? 1 : 0)) * 2 + (hasContact ? 1 : 0)) * 4
                + (customerUnder == 0 ? 0 : 2)
                + (siteUnder == 1 ? 0 : 1)));
        key.append((char) controls.stream().mapToInt(person -> 1 << person).sum());
        grants.stream().map(Line::code).sorted().forEach(key::append);
        return key.toString();
    }

    Place place(int node) {
        Level level = node == 0 ? Level.RESELLER : node == 2 ? Level.SITE : Level.CUSTOMER;
        return new Place(node, level, above(node), Span.ALWAYS);
    }

    private List<Long> above(int node) {
        return switch (node) {
            case 0 -> List.of(9L, 0L);
            case 1 -> customerUnder == 0 ? List.of(9L, 0L, 1L) : List.of(9L, 1L);
            case 2 -> {
                List<Long> above = new ArrayList<>(above(siteUnder));
                above.add(2L);
                yield above;
            }
            default -> List.of(9L, 0L, 3L);
        };
    }

    World with(Set<Line> lines) {
        return new World(scene, Set.copyOf(lines), instant, hasProduct, hasContact, customerUnder, siteUnder, controls);
    }

    World later() {
        return new World(scene, grants, instant + 1, hasProduct, hasContact, customerUnder, siteUnder, controls);
    }

    World productChanged() {
        return new World(scene, grants, instant, !hasProduct, hasContact, customerUnder, siteUnder, controls);
    }

    World contactChanged() {
        return new World(scene, grants, instant, hasProduct, !hasContact, customerUnder, siteUnder, controls);
    }

    World customerMoved() {
        return new World(
                scene, grants, instant, hasProduct, hasContact, customerUnder == 0 ? 9 : 0, siteUnder, controls);
    }

    World merged() {
        return new World(
                scene, grants, instant, hasProduct, hasContact, customerUnder, siteUnder == 1 ? 3 : 1, controls);
    }

    World taken(int victim) {
        Set<Integer> more = new TreeSet<>(controls);
        more.add(victim);
        return new World(scene, grants, instant, hasProduct, hasContact, customerUnder, siteUnder, Set.copyOf(more));
    }

    /** Every person's every right on every node, a bit for each. */
    long grounded() {
        return grounded(false);
    }

    /** The same without what is held as a supporter only: no more than that is passed on. */
    long owned() {
        return grounded(true);
    }

    private long grounded(boolean own) {
        long grounded = 0;
        for (int person = 0; person < PEOPLE; person++) {
            for (int right = 0; right < RIGHTS.size(); right++) {
                for (int node = 0; node < NODES; node++) {
                    if (isGrounded(person, right, node, own, 0)) {
                        grounded |= bit(person, right, node);
                    }
                }
            }
        }
        return grounded;
    }

    static long bit(int person, int right, int node) {
        return 1L << (person * RIGHTS.size() + right) * NODES + node;
    }

    /** By looking for a chain down from a root, without any of the rules: no step of it may need itself. */
    private boolean isGrounded(int person, int right, int node, boolean own, long asked) {
        long me = bit(person, right, node);
        if ((asked & me) != 0) {
            return false;
        }
        if (isRoot(person, RIGHTS.get(right), node)) {
            return true;
        }
        List<Long> above = above(node);
        for (Line line : grants) {
            if (line.to() == person
                    && !(own && line.support())
                    && line.right().equals(RIGHTS.get(right))
                    && line.from() <= instant
                    && instant < line.until()
                    && above.contains((long) line.node())
                    && isGrounded(line.by(), RIGHTS.indexOf(PORTAL_ADMIN), line.node(), true, asked | me)
                    && isGrounded(line.by(), right, line.node(), true, asked | me)) {
                return true;
            }
        }
        return false;
    }

    private boolean isRoot(int person, String right, int node) {
        if (right.equals(PRODUCT) && !hasProduct) {
            return false;
        }
        return person == COMMERCIAL && hasContact && above(node).contains((long) scene.commercialAt())
                || person == TECHNICAL
                        && !right.equals(INVOICING)
                        && above(node).contains((long) scene.technicalAt());
    }
}
