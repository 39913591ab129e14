package portico.access;

import java.io.Serializable;
import java.util.UUID;

/**
 * Somebody of whom a second factor is demanded, or would be.
 *
 * @param has whether there is one: an app or a passkey
 */
public record AskedPerson(UUID id, String name, boolean has, boolean isMe) implements Serializable {}
