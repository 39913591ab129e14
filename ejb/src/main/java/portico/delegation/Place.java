package portico.delegation;

import java.io.Serializable;
import java.util.List;
import portico.guard.Level;

/**
 * Where a node stood for a time.
 *
 * @param above from the top down: all above it, and the node itself last
 */
public record Place(long node, Level level, List<Long> above, Span during) implements Serializable {}
