package portico.delegation;

import java.io.Serializable;
import java.util.UUID;

/**
 * What one person gave another.
 *
 * @param publicId how addresses name it
 * @param during until it ends or was revoked; whether it counts meanwhile depends on its grantor
 */
public record Grant(long id, UUID publicId, String right, long node, long grantee, long grantor, Span during)
        implements Serializable {}
