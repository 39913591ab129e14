package portico.contracts;

import java.io.Serializable;
import java.time.Instant;

/**
 * What a contact has passed on, and what would end with him.
 *
 * @param until null where it has no end of its own
 */
public record PassedOn(String person, String right, String place, Instant until) implements Serializable {}
