package portico.guard;

import java.io.Serializable;

/**
 * What a visit shows with each of its requests, so that it may go on. The guard hands it over unread.
 *
 * @param credentials the number of that by which one signed in: where it has changed, the visit is over
 */
public record Pass(int credentials) implements Serializable {}
