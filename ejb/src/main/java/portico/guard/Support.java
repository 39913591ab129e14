package portico.guard;

import java.io.Serializable;
import java.time.Instant;

/**
 * A node that somebody supports for a time.
 *
 * @param until no longer part of that time
 */
public record Support(Scope scope, Instant until) implements Serializable {

    /** Whether it covers a node: its own, and everything below it. */
    public boolean covers(Scope other) {
        return other.path().nodes().anyMatch(node -> node == scope.node().value());
    }
}
