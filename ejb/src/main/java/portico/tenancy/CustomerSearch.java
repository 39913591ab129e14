package portico.tenancy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import portico.guard.Level;
import portico.guard.Scope;
import portico.shared.PageRequest;

/**
 * The query of a search: every typed word must be the beginning of a word of the name, the number or the town. Only literals of
 * this class in the text, everything from outside as a parameter.
 */
final class CustomerSearch {
    private static final int MOST_WORDS = 6;

    private final String column;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<String> clauses = new ArrayList<>();

    CustomerSearch(Scope scope, String text, PageRequest page) {
        column = scope.level() == Level.OPERATOR ? "operator_id" : "reseller_id";
        parameters.put("node", scope.node().value());
        List<String> words = words(text);
        for (int i = 0; i < words.size(); i++) {
            clauses.add("AND n.id IN (SELECT w.node_id FROM tenancy_word w WHERE w." + column
                    + " = :node AND w.word >= :from" + i + " AND w.word < :until" + i + ")");
            parameters.put("from" + i, words.get(i));
            parameters.put("until" + i, words.get(i) + Character.MAX_VALUE);
        }
        if (page.after() != null) {
            CustomerCursor after = CustomerCursor.parse(page.after());
            clauses.add("AND (n.name, n.id) > (:afterName, :afterId)");
            parameters.put("afterName", after.name());
            parameters.put("afterId", after.id());
        }
    }

    static List<String> words(String text) {
        return Arrays.stream((text == null ? "" : text).toLowerCase(Locale.ROOT).split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, Math.min(60, word.length())))
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    String sql() {
        return """
                SELECT n.public_id, n.number, n.name, a.town, r.name AS reseller, n.ended_on, n.id
                  FROM node n
                  LEFT JOIN address a ON a.node_id = n.id AND a.kind = 'MAIN'
                  LEFT JOIN node r ON r.id = n.reseller_id
                 WHERE n.%s = :node AND n.level = 'CUSTOMER' %s
                 ORDER BY n.name, n.id
                """.formatted(column, String.join(" ", clauses));
    }

    Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }
}
