package portico.access;

import java.io.Serializable;
import java.util.List;
import portico.tenancy.NodeRow;

/**
 * What would happen if a node were put elsewhere, before it is (H10–H14).
 *
 * @param from the name of what it stands under
 * @param difference given: who would come to hold what there; lost: who would not any more
 * @param fallen how many grants would end, because whoever made them administers the node no longer
 * @param contracts which somebody else would pay: whoever it goes to, or the customer himself directly under the operator
 * @param services whose contracts would no longer stand above them, and which have to end first
 * @param refusal the key of what stands against it, with the right that it is about; null where nothing does
 */
public record Relocation(
        NodeRow node,
        String from,
        NodeRow to,
        Difference difference,
        int fallen,
        List<String> contracts,
        List<String> services,
        String refusal,
        String right)
        implements Serializable {}
