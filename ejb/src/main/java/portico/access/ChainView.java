package portico.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * «Why can this person see this?» (B2): how a right came from the contract to a person.
 *
 * @param person of a level above it is the organisation
 * @param cause COMMERCIAL, TECHNICAL, PRODUCT, STAFF or ABOVE
 * @param reference the contract's or the service's number; null for staff, and for what comes from above
 * @param holder who holds it by that; of a level above it is the organisation
 * @param steps from hand to hand; none where the person is the holder
 */
public record ChainView(String person, String right, String cause, String reference, String holder, List<Step> steps)
        implements Serializable {
    /** From a level above, the reseller's or the operator's, of which the reader may know no more. */
    static final String ABOVE = "ABOVE";

    /** Who granted it to whom, and until when. */
    public record Step(String grantor, String grantee, Instant from, Instant until) implements Serializable {}
}
