package portico.guard;

import java.util.Set;
import java.util.UUID;

/**
 * Where a node stands. The feature tenancy keeps the tree and extends this; it is the only way to make a {@link Scope}, so
 * that no page can invent one.
 */
public abstract class Tree {

    /**
     * Enters the context and looks around, as far as it then shows nodes.
     *
     * @param entry of this transaction; its texts are null where the context stands already
     * @param wished null for the first of the caller's own nodes
     */
    protected abstract Surroundings around(Entry entry, Set<Long> mine, UUID wished);

    protected static Scope scope(UUID publicId, Level level, String name, Path path) {
        return new Scope(publicId, level, name, path);
    }
}
