package portico.config.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A Swiss place with its postcode. The list is an excerpt of the npm package switzerland-postal-codes (MIT, its licence
 * lies beside the file), kept here because a build must not depend on the network.
 */
record Locality(String postcode, String town, String canton) {

    private static final Set<String> FRENCH = Set.of("VD", "GE", "NE", "JU", "FR");

    static List<Locality> all() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Locality.class.getResourceAsStream("localities.csv"), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(Locality::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Locality parse(String line) {
        String[] cells = line.split(",");
        return new Locality(cells[0], cells[1], cells[2]);
    }

    /** The language a business there would choose for its invoices; coarse, but right for most. */
    String language() {
        boolean westOfTheBoundary = FRENCH.contains(canton)
                || canton.equals("VS") && postcode.startsWith("1")
                || canton.equals("BE") && (postcode.startsWith("26") || postcode.startsWith("27"));
        return westOfTheBoundary ? "fr" : canton.equals("TI") ? "it" : "de";
    }
}
