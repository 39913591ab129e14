package portico.access;

import java.io.Serializable;
import java.time.Instant;

/**
 * What somebody did: the audit's words.
 *
 * @param person who: of people above the reader the organisation; null where a job did it
 * @param object to what, such as contract:42; null where it says nothing
 * @param whom to whom, named like the first; null where it was done to no person
 * @param scope the level's name that it was done for
 */
public record ActivityRow(Instant at, String person, String action, String object, String whom, String scope)
        implements Serializable {}
