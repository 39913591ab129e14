package portico.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import portico.access.Difference.Line;
import portico.audit.AuditLog;
import portico.delegation.Chain;
import portico.delegation.Grant;
import portico.delegation.Holding;
import portico.delegation.Holdings;
import portico.delegation.Rehearsal;
import portico.delegation.RevokeMode;
import portico.guard.Callers;
import portico.guard.Level;
import portico.guard.NotFound;
import portico.guard.PageTransaction;
import portico.guard.Scope;
import portico.shared.Refusal;

/** Where the doors of access meet the rules: gathers what must be known, and carries out what was decided. */
@Dependent
class Desk {
    @Inject
    Book book;

    @Inject
    People people;

    @Inject
    AuditLog audit;

    /**
     * Who holds what at a node.
     *
     * @param also people who may stand outside
     * @throws NotFound where the database knows of nobody whom the caller might see there
     */
    Sight sight(Scope scope, Collection<Long> also) {
        return Sight.of(circle(scope, null, also).reading(), me(), node(scope));
    }

    /**
     * The same with all that hangs on these people wherever it is, and with those who would stay at the customers where
     * something hangs.
     */
    Sight closely(Scope scope, Collection<Long> persons) {
        Reading reading = PageTransaction.once(List.of(node(scope), Set.copyOf(persons)), Reading.class, () -> {
            Set<Long> accounts = circle(scope, null, persons).everybody();
            Reading first = book.now(accounts, true, node(scope));
            return book.closely(accounts, first.facts().nodes(Level.CUSTOMER), node(scope));
        });
        return Sight.of(reading, me(), node(scope));
    }

    /** Those around the node and those who belong to it. @throws NotFound like {@link #sight} */
    Circle circle(Scope scope) {
        return circle(scope, null, List.of());
    }

    /** Once a page, where what was read first holds all that is wanted later. */
    private Circle circle(Scope scope, UUID person, Collection<Long> also) {
        Set<Long> wanted = new HashSet<>(also);
        wanted.add(me());
        Circle circle = PageTransaction.once("access.circles", Circles.class, Circles::new)
                .of(node(scope), person, wanted, () -> book.circle(node(scope), person, wanted));
        if (circle.around().isEmpty()) {
            throw new NotFound();
        }
        return circle;
    }

    private static long node(Scope scope) {
        return scope.node().value();
    }

    private static long me() {
        return Callers.me().value();
    }

    /**
     * Somebody who belongs to this node.
     *
     * @throws NotFound where he does not, whoever he is
     */
    long person(Scope scope, UUID person) {
        Circle circle = circle(scope, person, List.of());
        // Asked twice on purpose: the database hides other companies' people, and the door does not rely on it.
        if (circle.person() == null || !circle.users().contains(circle.person())) {
            throw new NotFound();
        }
        return circle.person();
    }

    /** What the reader is told of these people. */
    Names names(Sight sight, Collection<Long> accounts) {
        return Names.of(sight, people.of(accounts));
    }

    void give(Scope scope, Grant grant, boolean automatic, String reason) {
        book.give(
                List.of(grant.right()),
                grant.node(),
                grant.grantee(),
                automatic,
                grant.during().from(),
                grant.during().until(),
                reason);
        note("access.granted", scope, grant, reason);
    }

    void revoke(Scope scope, Rehearsal rehearsal, RevokeMode mode, String reason) {
        if (!rehearsal.revoked().isEmpty()) {
            book.revoke(rehearsal.revoked(), mode, reason);
            audit.record(
                    "access.revoked",
                    "node:" + scope.node().value(),
                    words(Map.of("grants", List.copyOf(rehearsal.revoked()), "mode", mode.name()), reason),
                    scope);
        }
        for (Grant made : rehearsal.made()) {
            book.give(
                    List.of(made.right()),
                    made.node(),
                    made.grantee(),
                    false,
                    made.during().from(),
                    made.during().until(),
                    reason);
            note("access.taken-over", scope, made, reason);
        }
    }

    private void note(String action, Scope scope, Grant grant, String reason) {
        Map<String, Object> words = new TreeMap<>(Map.of("right", grant.right(), "node", grant.node()));
        if (grant.during().until() != null) {
            words.put("until", grant.during().until());
        }
        audit.record(action, "account:" + grant.grantee(), words(words, reason), scope);
    }

    static Map<String, Object> words(Map<String, ?> first, String reason) {
        Map<String, Object> words = new TreeMap<>(first);
        if (reason != null && !reason.isBlank()) {
            words.put("reason", reason);
        }
        return words;
    }

    Difference difference(Wish wish) {
        Set<Long> meant = new HashSet<>();
        wish.gives().forEach(grant -> meant.add(grant.grantee()));
        wish.sight().facts().grants().stream()
                .filter(grant -> wish.rehearsal().revoked().contains(grant.id()))
                .filter(grant -> !wish.rehearsal().dependants().contains(grant))
                .forEach(grant -> meant.add(grant.grantee()));
        return difference(
                wish.sight(),
                wish.gives(),
                wish.rehearsal(),
                meant,
                wish.objection().orElse(null));
    }

    Difference difference(Sight sight, List<Grant> gives, Rehearsal rehearsal, Set<Long> meant, Refusal objection) {
        Holdings then = Holdings.at(sight.facts().changed(rehearsal.revoked(), rehearsal.made()), sight.moment());
        Set<Long> named = new HashSet<>(sight.facts().people());
        gives.forEach(grant -> named.add(grant.grantee()));
        Names names = names(sight, named);
        List<Line> kept = new ArrayList<>();
        for (Holding holding : rehearsal.kept()) {
            if (names.isOurs(holding.node())) {
                kept.add(line(names, meant, holding, through(then, names, holding), null));
            }
        }
        return new Difference(
                granted(names, meant, gives),
                rehearsal.lost().stream()
                        .filter(holding -> names.isOurs(holding.node()))
                        .map(holding -> line(names, meant, holding, null, null))
                        .toList(),
                kept,
                granted(names, meant, rehearsal.made()),
                objection == null ? null : objection.key());
    }

    private static List<Line> granted(Names names, Set<Long> meant, List<Grant> grants) {
        return grants.stream()
                .map(grant -> line(
                        names,
                        meant,
                        new Holding(grant.grantee(), grant.right(), grant.node()),
                        null,
                        grant.during().until()))
                .toList();
    }

    private static Line line(Names names, Set<Long> meant, Holding holding, String through, Instant until) {
        return new Line(
                names.of(holding.account()),
                holding.right(),
                holding.node(),
                meant.contains(holding.account()),
                through,
                until);
    }

    private static String through(Holdings then, Names names, Holding holding) {
        return Chain.of(then, holding.account(), holding.right(), holding.node())
                .filter(chain -> !chain.grants().isEmpty())
                .map(chain ->
                        names.of(chain.grants().get(chain.grants().size() - 1).grantor()))
                .orElse(null);
    }
}
