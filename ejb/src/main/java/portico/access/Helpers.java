package portico.access;

import java.io.Serializable;
import java.util.List;

/**
 * Who can grant a right (U41, U42).
 *
 * @param people of the reader's own company or below, by name
 * @param organisations for whose people stand above: the reseller, the operator
 */
public record Helpers(List<String> people, List<String> organisations) implements Serializable {
    public static final Helpers NOBODY = new Helpers(List.of(), List.of());

    public boolean isEmpty() {
        return people.isEmpty() && organisations.isEmpty();
    }
}
