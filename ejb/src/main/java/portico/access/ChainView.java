package portico.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * «Why can this person see this?» (B2): how a right came from the contract to a person.
 *
 * @param cause COMMERCIAL, TECHNICAL, PRODUCT or STAFF
 * @param reference the contract's or the service's number; null for staff
 * @param holder who holds it by that
 * @param steps from hand to hand; none where the person is the holder
 */
public record ChainView(String person, String right, String cause, String reference, String holder, List<Step> steps)
        implements Serializable {

    /** Who granted it to whom, and until when. */
    public record Step(String grantor, String grantee, Instant from, Instant until) implements Serializable {}
}
