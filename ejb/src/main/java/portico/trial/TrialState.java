package portico.trial;

import java.io.Serializable;
import java.time.Instant;

/**
 * The trial that somebody is in.
 *
 * @param ends at this moment everything in it is over
 * @param visitor whether it is his; otherwise he is one of its invented people
 * @param domain the only one at which people may be made in it
 */
public record TrialState(Instant ends, boolean visitor, String domain) implements Serializable {}
