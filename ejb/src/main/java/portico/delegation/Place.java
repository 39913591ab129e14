package portico.delegation;

import java.io.Serializable;
import java.util.List;
import portico.guard.Level;

/**
 * Where a node stood for a time.
 *
 * @param above the node itself and all above it
 */
public record Place(long node, Level level, List<Long> above, Span during) implements Serializable {}
