package portico.access;

import java.io.Serializable;
import java.time.Instant;

/**
 * A right that the reader may pass on.
 *
 * @param until at the longest; null where no end is in sight
 */
public record Passable(String right, Instant until) implements Serializable {}
