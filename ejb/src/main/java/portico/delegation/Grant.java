package portico.delegation;

import java.io.Serializable;
import java.util.UUID;

/**
 * What one person gave another.
 *
 * @param publicId how addresses name it
 * @param during until it ends or was revoked; whether it counts meanwhile depends on its grantor
 * @param support whether a supporter got it: then it is his to use, and never to pass on (domain text, 3)
 */
public record Grant(
        long id, UUID publicId, String right, long node, long grantee, long grantor, Span during, boolean support)
        implements Serializable {

    /** One that may be passed on. */
    public Grant(long id, UUID publicId, String right, long node, long grantee, long grantor, Span during) {
        this(id, publicId, right, node, grantee, grantor, during, false);
    }
}
