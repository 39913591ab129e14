package portico.supporters;

import java.io.Serializable;
import java.time.Instant;

/**
 * Something that a supporter did.
 *
 * @param action by the audit's name for it
 * @param place the name of the node where it was done
 */
public record SupporterAct(Instant at, String action, String place) implements Serializable {}
