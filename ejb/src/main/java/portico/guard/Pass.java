package portico.guard;

import java.io.Serializable;
import java.util.UUID;

/**
 * What a visit shows with each of its requests, so that it may go on. The guard hands it over unread.
 *
 * @param credentials the number of that by which one signed in: where it has changed, the visit is over
 * @param visit its line among the visits of the account: where that was ended, it is over too
 */
public record Pass(int credentials, UUID visit) implements Serializable {}
