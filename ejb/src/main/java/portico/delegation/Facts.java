package portico.delegation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import portico.guard.Level;

/** What must be known to tell who holds what: roots, grants, where nodes stand, and who cannot sign in. */
public final class Facts {
    private final List<Root> roots;
    private final List<Grant> grants;
    private final Map<Long, List<Place>> places;
    private final Map<Long, List<Span>> absences;

    private Facts(List<Root> roots, List<Grant> grants, Map<Long, List<Place>> places, Map<Long, List<Span>> absences) {
        this.roots = roots;
        this.grants = grants;
        this.places = places;
        this.absences = absences;
    }

    /** Gathers what a query found, or a test says. */
    public static final class Collector {
        private final List<Root> roots = new ArrayList<>();
        private final List<Grant> grants = new ArrayList<>();
        private final Map<Long, List<Place>> places = new HashMap<>();
        private final Map<Long, List<Span>> absences = new HashMap<>();

        public Collector add(Root root) {
            roots.add(root);
            return this;
        }

        public Collector add(Grant grant) {
            grants.add(grant);
            return this;
        }

        public Collector add(Place place) {
            places.computeIfAbsent(place.node(), any -> new ArrayList<>()).add(place);
            return this;
        }

        /** The account is disabled for this time. */
        public Collector away(long account, Span during) {
            absences.computeIfAbsent(account, any -> new ArrayList<>()).add(during);
            return this;
        }

        public Facts facts() {
            return new Facts(List.copyOf(roots), List.copyOf(grants), Map.copyOf(places), Map.copyOf(absences));
        }
    }

    public List<Root> roots() {
        return roots;
    }

    public List<Grant> grants() {
        return grants;
    }

    /** Everybody who occurs. */
    public Set<Long> people() {
        Set<Long> people = new HashSet<>();
        roots.forEach(root -> people.add(root.account()));
        grants.forEach(grant -> {
            people.add(grant.grantee());
            people.add(grant.grantor());
        });
        return people;
    }

    /** The nodes of a level that occur. */
    public Set<Long> nodes(Level level) {
        Set<Long> nodes = new HashSet<>();
        places.values()
                .forEach(versions -> versions.stream()
                        .filter(place -> place.level() == level)
                        .forEach(place -> nodes.add(place.node())));
        return nodes;
    }

    /** The node and all above it, at that moment. */
    List<Long> above(long node, Instant at) {
        return place(node, at).map(Place::above).findFirst().orElseGet(() -> List.of(node));
    }

    /** Whether the node is the other one, or stands below it. */
    public boolean isWithin(long node, long other, Instant at) {
        return above(node, at).contains(other);
    }

    /** Whether the middle one stands at the upper one or below it, on the way down to the lower one. */
    public boolean isBetween(long upper, long middle, long lower, Instant at) {
        List<Long> way = above(lower, at);
        return way.contains(upper) && way.indexOf(middle) >= way.indexOf(upper);
    }

    /** The company that a node belongs to: a site's is whatever it stands under. */
    public long company(long node, Instant at) {
        return place(node, at)
                .filter(place -> place.level() == Level.SITE)
                .map(place -> place.above().get(place.above().size() - 2))
                .findFirst()
                .orElse(node);
    }

    boolean is(Level level, long node, Instant at) {
        return place(node, at).anyMatch(place -> place.level() == level);
    }

    private Stream<Place> place(long node, Instant at) {
        return places.getOrDefault(node, List.of()).stream()
                .filter(place -> place.during().holds(at));
    }

    boolean isAway(long account, Instant at) {
        return absences.getOrDefault(account, List.of()).stream().anyMatch(span -> span.holds(at));
    }

    /** As if these grants had been revoked, and these been made. */
    public Facts changed(Set<Long> revoked, Collection<Grant> made) {
        List<Grant> left = new ArrayList<>(grants);
        left.removeIf(grant -> revoked.contains(grant.id()));
        left.addAll(made);
        return new Facts(roots, List.copyOf(left), places, absences);
    }

    /** As if the account were disabled. */
    public Facts without(long account) {
        Map<Long, List<Span>> more = new HashMap<>(absences);
        more.put(account, List.of(Span.ALWAYS));
        return new Facts(roots, grants, places, Map.copyOf(more));
    }

    /** The node, and then all that is known to stand below it. */
    public List<Long> below(long node, Instant at) {
        return Stream.concat(
                        Stream.of(node),
                        places.keySet().stream()
                                .filter(place -> place != node && isWithin(place, node, at))
                                .sorted())
                .toList();
    }

    /** As if the node, with all below it, stood under another one. */
    public Facts moved(long node, long under, Instant at) {
        Map<Long, List<Place>> more = new HashMap<>(places);
        for (long one : below(node, at)) {
            List<Long> way = above(one, at);
            List<Long> above = new ArrayList<>(above(under, at));
            above.addAll(way.subList(way.indexOf(node), way.size()));
            place(one, at)
                    .forEach(place ->
                            more.put(one, List.of(new Place(one, place.level(), List.copyOf(above), Span.ALWAYS))));
        }
        return new Facts(roots, grants, Map.copyOf(more), absences);
    }

    /** Until when nothing begins or ends by itself; null for ever. */
    public Instant steadyUntil(Instant at) {
        return boundaries()
                .filter(instant -> instant.isAfter(at))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** All moments in a time at which somebody may hold something else than just before, its beginning included. */
    public Set<Instant> moments(Instant from, Instant until) {
        Set<Instant> moments = new TreeSet<>();
        moments.add(from);
        boundaries()
                .filter(instant -> instant.isAfter(from) && instant.isBefore(until))
                .forEach(moments::add);
        return moments;
    }

    private Stream<Instant> boundaries() {
        return Stream.of(
                        roots.stream().map(Root::during),
                        grants.stream().map(Grant::during),
                        places.values().stream().flatMap(List::stream).map(Place::during),
                        absences.values().stream().flatMap(List::stream))
                .flatMap(spans -> spans)
                .flatMap(span -> Stream.of(span.from(), span.until()))
                .filter(instant -> instant != null);
    }
}
