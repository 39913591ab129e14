package portico.config.demo;

import java.util.List;
import java.util.Set;

/**
 * A Swiss place with its postcode. The list is an excerpt of the npm package switzerland-postal-codes (MIT, its licence
 * lies beside the file), kept here because a build must not depend on the network.
 */
record Locality(String postcode, String town, String canton) {

    private static final Set<String> FRENCH = Set.of("VD", "GE", "NE", "JU", "FR");

    static List<Locality> all() {
        return Resource.rows("localities.csv")
                .map(cells -> new Locality(cells[0], cells[1], cells[2]))
                .toList();
    }

    /** The language a business there would choose for its invoices; coarse, but right for most. */
    String language() {
        boolean westOfTheBoundary = FRENCH.contains(canton)
                || canton.equals("VS") && postcode.startsWith("1")
                || canton.equals("BE") && (postcode.startsWith("26") || postcode.startsWith("27"));
        return westOfTheBoundary ? "fr" : canton.equals("TI") ? "it" : "de";
    }
}
