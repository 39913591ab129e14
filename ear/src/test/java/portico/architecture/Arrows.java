package portico.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which feature may know which. A new arrow is an edit of this table, which a reviewer sees. An arrow may be followed further:
 * who knows contracts, knows the nodes that contracts stand on.
 */
final class Arrows {

    private static final Map<String, List<String>> TABLE = new LinkedHashMap<>();

    static {
        arrows("shared");
        arrows("health");
        arrows("guard", "shared", "health");
        arrows("audit", "guard");
        arrows("outbox", "audit");
        arrows("runs", "audit");
        arrows("intake", "shared");
        arrows("tenancy", "outbox", "runs", "intake");
        arrows("accounts", "tenancy");
        arrows("delegation", "guard");
        arrows("access", "accounts", "delegation");
        arrows("supporters", "access");
        arrows("contracts", "access");
        arrows("rating", "shared");
        arrows("billing", "contracts", "rating");
        arrows("documents", "billing");
        arrows("delivery", "documents");
        arrows("payments", "billing");
        arrows("status", "contracts");
        arrows("monitoring", "contracts");
        arrows("tickets", "status");
        arrows("sla", "billing", "tickets", "monitoring", "status", "documents");
    }

    /** No feature, but the ground and the walls that each of them speaks of; what they offer is everybody's. */
    private static final Set<String> GROUND = Set.of("shared", "guard");

    private Arrows() {}

    private static void arrows(String from, String... to) {
        TABLE.put(from, List.of(to));
    }

    static Set<String> features() {
        return TABLE.keySet();
    }

    static boolean isFeature(String word) {
        return TABLE.containsKey(word);
    }

    static boolean isGround(String feature) {
        return GROUND.contains(feature);
    }

    static List<String> from(String feature) {
        return TABLE.get(feature);
    }

    static boolean reaches(String from, String to) {
        return reach(from).contains(to);
    }

    /** The feature itself and everything below it. */
    static Set<String> reach(String feature) {
        Set<String> reached = new TreeSet<>();
        follow(feature, reached);
        return reached;
    }

    private static void follow(String feature, Set<String> reached) {
        if (reached.add(feature)) {
            TABLE.getOrDefault(feature, List.of()).forEach(next -> follow(next, reached));
        }
    }
}
