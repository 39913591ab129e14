package portico.billing;

import java.io.Serializable;

/**
 * A piece of a run's work: contracts by id, both ends included; what is done in it is committed at once.
 *
 * @param items how many there were to do when it was cut
 */
public record Slice(long from, long to, long items) implements Serializable {}
