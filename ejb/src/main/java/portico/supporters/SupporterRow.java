package portico.supporters;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import portico.guard.Level;

/**
 * A delegation, as the administrators of its node see it.
 *
 * @param sendable not answered, in time or not: the mail can be sent again
 * @param rights what was given; counting: what of it gives a right at this moment
 * @param places to which it is narrowed; empty: everything below the node
 * @param grantors on whose rights it stands
 * @param mine whether it stands on the reader's alone
 * @param answered null while it was not
 * @param revoked null where it was not ended before its time
 */
public record SupporterRow(
        UUID id,
        UUID node,
        Level level,
        String nodeName,
        String name,
        String email,
        SupportState state,
        boolean sendable,
        boolean mayUse,
        boolean mayConfigure,
        List<String> rights,
        List<String> counting,
        List<String> places,
        String invitedBy,
        Instant invited,
        Instant linkEnds,
        Instant answered,
        Instant begins,
        Instant ends,
        String zone,
        List<String> grantors,
        boolean mine,
        Instant revoked,
        String revokedBy,
        String reason,
        String message)
        implements Serializable {

    /** Asked, or on: it can be ended. */
    public boolean isOpen() {
        return state == SupportState.INVITED || state == SupportState.ACCEPTED || state == SupportState.ACTIVE;
    }

    /** Somebody said yes, and it is not over: it can be extended. */
    public boolean isExtendable() {
        return state == SupportState.ACCEPTED || state == SupportState.ACTIVE;
    }
}
