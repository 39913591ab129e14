package portico.matrix;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Each kind of person who might come, and where he stands. */
enum Person {
    /** Has not signed in. */
    ANONYMOUS("K1", "R1", "K2", "S1", "K9"),
    /** Has an account and no right (U49). */
    NOBODY("K1", "R1", "K2", "S1", "K9"),
    /** The technical contact of K1: everything but invoices (U19, U20). */
    TECHNICAL("K1", "R1", "K2", "S1", "K9"),
    /** The commercial contact of K1. */
    COMMERCIAL("K1", "R1", "K2", "S1", "K9"),
    /** The commercial contact of the reseller R1 (H11). */
    RESELLER("R1", "O1", "R2", "K1", "K9"),
    /** Starts and watches billing runs (C11). */
    FINANCE("O1", null, "O2", "K1", "K20"),
    /** The second pair of eyes (B5). */
    RELEASE("O1", null, "O2", "K1", "K20"),
    /** Finance of another operator; no column of the matrix, but who shows the way there. */
    STRANGER("O2", null, null, "K20", "K1"),
    /** Helps the company K1 for a time, with one of the commercial contact's rights (H16–H20). */
    SUPPORTER("K1", "R1", "K2", "S1", "K9");

    /** Where a node stands to a person. */
    enum Relation {
        OWN,
        PARENT,
        SIBLING,
        CHILD,
        FOREIGN
    }

    private final Map<Relation, Optional<String>> nodes;

    Person(String own, String parent, String sibling, String child, String foreign) {
        nodes = Map.of(
                Relation.OWN, Optional.of(own),
                Relation.PARENT, Optional.ofNullable(parent),
                Relation.SIBLING, Optional.ofNullable(sibling),
                Relation.CHILD, Optional.of(child),
                Relation.FOREIGN, Optional.of(foreign));
    }

    boolean isKnown() {
        return this != ANONYMOUS;
    }

    long account() {
        return 100 + ordinal();
    }

    String email() {
        return name().toLowerCase(Locale.ROOT) + "@portal.example";
    }

    /** His name: where he belongs, and so who may read it. */
    String signature() {
        return this == NOBODY ? "Nobody" : "NAME-" + nodes.get(Relation.OWN).orElseThrow() + "-" + name();
    }

    /** Nothing stands above an operator. */
    Optional<String> node(Relation relation) {
        return nodes.get(relation);
    }

    /** The words that this person may ever see, from the requirements: what is his, and money only with its right. */
    Set<String> mayRead() {
        Set<String> words = new TreeSet<>();
        boolean hasRights = this != ANONYMOUS && this != NOBODY;
        if (hasRights) {
            String own = nodes.get(Relation.OWN).orElseThrow();
            for (String code : Town.below(own)) {
                words.addAll(List.of("BASE-" + code + "-", "NAME-" + code + "-", "FIRM-" + code + "-"));
            }
            // U41, U42: who can help is told; of levels above it is the organisation, never the person.
            Town.above(own).forEach(code -> words.add("FIRM-" + code + "-"));
        }
        // U20: the technical contact sees invoice data in no channel. U29: it comes with «Invoicing&Billing». H20: a
        // supporter has what he was given.
        if (hasRights && this != TECHNICAL && this != SUPPORTER) {
            Town.below(nodes.get(Relation.OWN).orElseThrow()).forEach(code -> words.add("MONEY-" + code + "-"));
        }
        // U47: the operator's name stands on the start page.
        words.add("FIRM-O1-");
        return words;
    }
}
