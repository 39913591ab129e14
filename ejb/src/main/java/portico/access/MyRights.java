package portico.access;

import java.io.Serializable;
import java.util.List;

/**
 * What one holds at a node.
 *
 * @param held each with the way that it came
 * @param missing codes of those that there are here and that one does not hold
 */
public record MyRights(List<ChainView> held, List<String> missing) implements Serializable {}
