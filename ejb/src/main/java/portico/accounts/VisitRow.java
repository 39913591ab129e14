package portico.accounts;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A visit that goes on: somewhere one is signed in.
 *
 * @param way PASSWORD, SECOND_STEP or PASSKEY
 * @param browser such as «Firefox, Windows»
 * @param address the network address it came from when it began
 * @param seen when it was last heard of, to the minute
 */
public record VisitRow(UUID id, String way, String browser, String address, Instant began, Instant seen)
        implements Serializable {}
