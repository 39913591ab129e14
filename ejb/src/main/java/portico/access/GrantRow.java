package portico.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody was granted, once.
 *
 * @param revoked null where it was not
 */
public record GrantRow(
        UUID id,
        String right,
        String node,
        String grantor,
        boolean automatic,
        Instant from,
        Instant until,
        Instant created,
        String reason,
        Revoked revoked)
        implements Serializable {

    GrantRow by(String nameOfGrantor, String nameOfRevoker) {
        Revoked named =
                revoked == null ? null : new Revoked(revoked.at(), nameOfRevoker, revoked.how(), revoked.reason());
        return new GrantRow(id, right, node, nameOfGrantor, automatic, from, until, created, reason, named);
    }

    /** How it ended before its time. */
    public record Revoked(Instant at, String by, String how, String reason) implements Serializable {}
}
