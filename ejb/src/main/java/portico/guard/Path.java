package portico.guard;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A node and everything above it, as each row of a tenant's table carries it: fixed when the row is made, because moving
 * a customer never rewrites history.
 *
 * @param resellerId null for what stands directly under the operator
 * @param customerId null above a customer, and for a reseller's own site
 * @param siteId null above a site
 */
@Embeddable
public record Path(long operatorId, Long resellerId, Long customerId, Long siteId) implements Serializable {

    /** A right on any of these counts here. */
    Stream<Long> nodes() {
        return Stream.of(operatorId, resellerId, customerId, siteId).filter(Objects::nonNull);
    }
}
