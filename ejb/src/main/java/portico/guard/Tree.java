package portico.guard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where a node stands. The feature tenancy keeps the tree and extends this; it is the only way to make a {@link Scope}, so
 * that no page can invent one.
 */
public abstract class Tree {

    /** The node, if the caller's database context shows it. */
    protected abstract Optional<Scope> find(UUID node);

    /** These nodes from the top of the tree down, by name on each level. */
    protected abstract List<Scope> find(Set<Long> nodes);

    protected static Scope scope(UUID publicId, Level level, String name, Path path) {
        return new Scope(publicId, level, name, path);
    }
}
