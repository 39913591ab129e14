package portico.delegation;

import java.io.Serializable;

/** A right that somebody holds, and the node on which it begins. */
public record Holding(long account, String right, long node) implements Serializable {}
