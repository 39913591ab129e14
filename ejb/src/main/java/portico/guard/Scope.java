package portico.guard;

import java.io.Serializable;
import java.util.UUID;

/**
 * The node that a request is about, with its whole path. It is an address, not a proof: the door checks the right on it
 * each time. Only a {@link Tree} makes one.
 */
public final class Scope implements Serializable {
    private static final long serialVersionUID = 2L;

    private final UUID publicId;
    private final Level level;
    private final String name;
    private final Path path;

    Scope(UUID publicId, Level level, String name, Path path) {
        this.publicId = publicId;
        this.level = level;
        this.name = name;
        this.path = path;
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

    public Path path() {
        return path;
    }

    public NodeId node() {
        return new NodeId(
                switch (level) {
                    case OPERATOR -> path.operatorId();
                    case RESELLER -> path.resellerId();
                    case CUSTOMER -> path.customerId();
                    case SITE -> path.siteId();
                });
    }

    public long operatorId() {
        return path.operatorId();
    }

    /** Null above a reseller, and for what stands directly under the operator. */
    public Long resellerId() {
        return path.resellerId();
    }

    /** Null above a customer, and for a reseller's own site. */
    public Long customerId() {
        return path.customerId();
    }

    /** Null above a site. */
    public Long siteId() {
        return path.siteId();
    }

    @Override
    public String toString() {
        return level + " " + node().value();
    }
}
