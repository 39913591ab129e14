package portico.guard;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an account may do, and where each right begins: it holds there and on everything below (domain text, 1). */
public final class Rights {
    static final Rights NONE = new Rights(Map.of(), Map.of());

    private final Map<Long, Set<String>> byNode;
    private final Map<Long, Instant> supports;

    private Rights(Map<Long, Set<String>> byNode, Map<Long, Instant> supports) {
        this.byNode = byNode;
        this.supports = supports;
    }

    /** Collects what a query found. */
    public static final class Collector {
        private final Map<Long, Set<String>> found = new HashMap<>();
        private final Map<Long, Instant> supports = new HashMap<>();

        public void add(String right, long node) {
            found.computeIfAbsent(node, any -> new TreeSet<>()).add(right);
        }

        /** Some right on this node is a supporter's, until then (H17). */
        public void support(long node, Instant until) {
            supports.merge(node, until, (one, other) -> one.isAfter(other) ? one : other);
        }

        public Rights rights() {
            return new Rights(Map.copyOf(found), Map.copyOf(supports));
        }
    }

    /** Every right that counts on this node, from wherever above it comes. */
    Set<String> on(Path path) {
        return path.nodes()
                .map(byNode::get)
                .filter(held -> held != null)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether this right counts on the node; without collecting the others. */
    boolean holds(String right, Path path) {
        return path.nodes().anyMatch(node -> byNode.getOrDefault(node, Set.of()).contains(right));
    }

    /** The nodes that he supports, each with its end; empty for nearly everybody. */
    Map<Long, Instant> supports() {
        return supports;
    }

    /** Where any right begins. */
    Set<Long> nodes() {
        return byNode.keySet();
    }

    /**
     * The text that the database reads (migration guard_context): for each class of rights the nodes on which it begins,
     * numbers in order, so that equal rights give equal text.
     */
    String context(AccountId account) {
        Map<RightClass, Set<Long>> nodes = new TreeMap<>();
        byNode.forEach((node, held) -> held.stream()
                .flatMap(RightClass::of)
                .forEach(kind ->
                        nodes.computeIfAbsent(kind, any -> new TreeSet<>()).add(node)));
        return "account=" + account.value()
                + nodes.entrySet().stream()
                        .map(entry -> ";" + entry.getKey().word() + "="
                                + entry.getValue().stream().map(String::valueOf).collect(Collectors.joining(",")))
                        .collect(Collectors.joining());
    }
}
