package portico.access;

import java.io.Serializable;
import java.time.Instant;

/**
 * A second factor that is demanded at a node.
 *
 * @param right of whoever holds it; null: of everybody at the node
 * @param by who demanded it
 */
public record FactorDemand(String right, String by, Instant since) implements Serializable {}
