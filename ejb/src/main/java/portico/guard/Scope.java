package portico.guard;

import java.io.Serializable;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The node that a request is about, with its whole path. It is an address, not a proof: the door checks the right on it
 * each time. Only {@link Scopes} makes one.
 */
public final class Scope implements Serializable {
    private static final long serialVersionUID = 1L;

    private final UUID publicId;
    private final Level level;
    private final String name;
    private final long operatorId;
    private final Long resellerId;
    private final Long customerId;
    private final Long siteId;

    Scope(UUID publicId, Level level, String name, long operatorId, Long resellerId, Long customerId, Long siteId) {
        this.publicId = publicId;
        this.level = level;
        this.name = name;
        this.operatorId = operatorId;
        this.resellerId = resellerId;
        this.customerId = customerId;
        this.siteId = siteId;
    }

    public UUID publicId() {
        return publicId;
    }

    public Level level() {
        return level;
    }

    public String name() {
        return name;
    }

    public NodeId node() {
        return new NodeId(
                switch (level) {
                    case OPERATOR -> operatorId;
                    case RESELLER -> resellerId;
                    case CUSTOMER -> customerId;
                    case SITE -> siteId;
                });
    }

    public long operatorId() {
        return operatorId;
    }

    /** Null above a reseller, and for what stands directly under the operator. */
    public Long resellerId() {
        return resellerId;
    }

    /** Null above a customer, and for a reseller's own site. */
    public Long customerId() {
        return customerId;
    }

    public Long siteId() {
        return siteId;
    }

    /** The node itself and everything above it: a right on any of these counts here. */
    Stream<Long> path() {
        return Stream.of(operatorId, resellerId, customerId, siteId).filter(id -> id != null);
    }

    @Override
    public String toString() {
        return level + " " + node().value();
    }
}
