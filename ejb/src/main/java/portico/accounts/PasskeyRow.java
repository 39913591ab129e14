package portico.accounts;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * One of somebody's passkeys.
 *
 * @param used when it last opened; null where it never did
 */
public record PasskeyRow(UUID id, String name, Instant made, Instant used) implements Serializable {}
