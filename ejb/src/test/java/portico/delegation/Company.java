package portico.delegation;

import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.PORTAL_SUPERUSER;
import static portico.guard.Right.SERVICE_CONFIG;
import static portico.guard.Right.SLA;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import portico.guard.Level;

/**
 * A small tree with people, told in the words of the domain: operator 1, reseller 2 with customers 3 and 4, customer 3 with
 * sites 5 and 6, and customer 7 directly under the operator. Time is counted in days.
 */
final class Company {
    static final long OPERATOR = 1;
    static final long RESELLER = 2;
    static final long CUSTOMER = 3;
    static final long OTHER_CUSTOMER = 4;
    static final long SITE = 5;
    static final long OTHER_SITE = 6;
    static final long FOREIGN_CUSTOMER = 7;

    static final Map<Long, List<Long>> ABOVE = Map.of(
            1L, List.of(1L),
            2L, List.of(1L, 2L),
            3L, List.of(1L, 2L, 3L),
            4L, List.of(1L, 2L, 4L),
            5L, List.of(1L, 2L, 3L, 5L),
            6L, List.of(1L, 2L, 3L, 6L),
            7L, List.of(1L, 7L));

    private static final Map<Long, Level> LEVELS = Map.of(
            1L, Level.OPERATOR,
            2L, Level.RESELLER,
            3L, Level.CUSTOMER,
            4L, Level.CUSTOMER,
            5L, Level.SITE,
            6L, Level.SITE,
            7L, Level.CUSTOMER);

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> TECHNICAL = List.of(PORTAL_ADMIN, PORTAL_SUPERUSER, SLA, SERVICE_CONFIG);

    private final List<Root> roots = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();
    private final Map<Long, Span> absences = new TreeMap<>();
    private final Map<String, Long> accounts = new TreeMap<>();
    private long now;

    static Instant day(long day) {
        return BEGIN.plus(Duration.ofDays(day));
    }

    Instant now() {
        return day(now);
    }

    Company passTo(long day) {
        now = day;
        return this;
    }

    long person(String name) {
        return accounts.computeIfAbsent(name, any -> 100L + accounts.size());
    }

    /** The commercial contact of whoever holds the contract. */
    Company commercial(String name, long node) {
        roots(name, node, "COMMERCIAL", TECHNICAL, Span.ALWAYS);
        return root(name, node, "COMMERCIAL", INVOICING, Span.ALWAYS);
    }

    Company technical(String name, long node) {
        return roots(name, node, "TECHNICAL", TECHNICAL, Span.ALWAYS);
    }

    Company root(String name, long node, String cause, String right, Span during) {
        roots.add(new Root(person(name), right, node, cause, cause.equals("STAFF") ? null : "V-" + node, during));
        return this;
    }

    private Company roots(String name, long node, String cause, List<String> rights, Span during) {
        rights.forEach(right -> root(name, node, cause, right, during));
        return this;
    }

    /** The contract names somebody else from today on. */
    Company leavesTheContract(String name) {
        roots.replaceAll(root -> root.account() == person(name)
                ? new Root(
                        root.account(),
                        root.right(),
                        root.node(),
                        root.cause(),
                        root.reference(),
                        root.during().until(now()))
                : root);
        return this;
    }

    /** Written down without asking whether it may be: what counts is the fixpoint's to say. */
    Grant grant(String from, String to, String right, long node) {
        return grant(from, to, right, node, Span.from(now()));
    }

    Grant grant(String from, String to, String right, long node, Span during) {
        Grant grant = new Grant(1L + grants.size(), null, right, node, person(to), person(from), during);
        grants.add(grant);
        return grant;
    }

    /** The same for a helper, for so many days. */
    Grant support(String from, String to, String right, long node, int days) {
        Grant grant = new Grant(
                1L + grants.size(),
                null,
                right,
                node,
                person(to),
                person(from),
                new Span(now(), day(now + days)),
                true);
        grants.add(grant);
        return grant;
    }

    /** Grants each of these rights. */
    Company grants(String from, String to, long node, String... rights) {
        for (String right : rights) {
            grant(from, to, right, node);
        }
        return this;
    }

    Company away(String name) {
        absences.put(person(name), Span.from(now()));
        return this;
    }

    Facts facts() {
        Facts.Collector facts = new Facts.Collector();
        roots.forEach(facts::add);
        grants.forEach(facts::add);
        ABOVE.forEach((node, above) -> facts.add(new Place(node, LEVELS.get(node), above, Span.ALWAYS)));
        absences.forEach(facts::away);
        return facts.facts();
    }

    Holdings holdings() {
        return Holdings.at(facts(), now());
    }

    boolean holds(String name, String right, long node) {
        return holdings().holds(person(name), right, node);
    }

    /** The codes of what somebody holds on a node, from wherever it comes. */
    Set<String> rights(String name, long node) {
        Holdings holdings = holdings();
        return holdings.of(person(name))
                .filter(holding -> ABOVE.get(node).contains(holding.node()))
                .map(Holding::right)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Rehearsal revoke(String by, RevokeMode mode, Grant... wanted) {
        Rehearsal rehearsal = Rehearsal.of(
                facts(),
                now(),
                java.util.Arrays.stream(wanted).map(Grant::id).collect(Collectors.toSet()),
                person(by),
                mode);
        carryOut(rehearsal);
        return rehearsal;
    }

    Rehearsal leaves(String name, String by, RevokeMode mode) {
        Set<Long> own = grants.stream()
                .filter(grant ->
                        grant.grantee() == person(name) && !grant.during().isOver(now()))
                .map(Grant::id)
                .collect(Collectors.toSet());
        Rehearsal rehearsal = Rehearsal.ofLeaving(facts(), person(name), now(), own, person(by), mode);
        carryOut(rehearsal);
        away(name);
        return rehearsal;
    }

    private void carryOut(Rehearsal rehearsal) {
        grants.replaceAll(grant -> rehearsal.revoked().contains(grant.id())
                ? new Grant(
                        grant.id(),
                        null,
                        grant.right(),
                        grant.node(),
                        grant.grantee(),
                        grant.grantor(),
                        grant.during().until(now()),
                        grant.support())
                : grant);
        for (Grant made : rehearsal.made()) {
            grants.add(new Grant(
                    1L + grants.size(),
                    null,
                    made.right(),
                    made.node(),
                    made.grantee(),
                    made.grantor(),
                    made.during()));
        }
    }
}
