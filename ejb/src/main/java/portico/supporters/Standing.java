package portico.supporters;

import java.time.Instant;

/**
 * What tells in which state a delegation is.
 *
 * @param linkEnds when the invitation can no longer be answered
 * @param accepted null while it was not answered
 * @param ends when the last grant ends that was not revoked
 * @param revoked null where something is left
 * @param counts whether any of it gives a right at this moment
 */
record Standing(Instant linkEnds, Boolean accepted, Instant ends, Instant revoked, boolean counts) {

    SupportState at(Instant now) {
        if (accepted != null && !accepted) {
            return SupportState.DECLINED;
        }
        if (revoked != null) {
            return SupportState.REVOKED;
        }
        if (!now.isBefore(ends) || accepted == null && !now.isBefore(linkEnds)) {
            return SupportState.EXPIRED;
        }
        if (accepted == null) {
            return SupportState.INVITED;
        }
        return counts ? SupportState.ACTIVE : SupportState.ACCEPTED;
    }
}
