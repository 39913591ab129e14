package portico.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody asked for a right (B3).
 *
 * @param grantable whether the reader may grant it now
 * @param granted null while it waits
 */
public record RequestRow(
        UUID id,
        UUID person,
        String name,
        String right,
        String message,
        Instant asked,
        boolean grantable,
        Boolean granted,
        String answeredBy,
        Instant answered,
        String reason)
        implements Serializable {}
