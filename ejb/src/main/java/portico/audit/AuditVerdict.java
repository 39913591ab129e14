package portico.audit;

import java.util.OptionalLong;

/**
 * What reading the whole chain found.
 *
 * @param sealed entries whose seal is right, counted from the first
 * @param brokenAt the place in the chain where it first does not fit
 */
public record AuditVerdict(long sealed, OptionalLong brokenAt) {

    public boolean isWhole() {
        return brokenAt.isEmpty();
    }
}
