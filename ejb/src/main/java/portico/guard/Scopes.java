package portico.guard;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where a person may go, and what he may do there. */
@Stateless
public class Scopes {
    @Inject
    Tree tree;

    @Inject
    DatabaseContext database;

    /**
     * The node of an address bar, and what is around it; a foreign one answers like an absent one.
     *
     * @param node null where the address names none: then the first of his own
     */
    @OpenToSignedIn
    @EntersContext
    public Surroundings around(UUID node) {
        Set<Long> mine = Callers.current().rights().nodes();
        if (mine.isEmpty() && node == null) {
            return Surroundings.NOWHERE;
        }
        Surroundings found = tree.around(database.entry(Callers.current()), mine, node);
        // Asked twice on purpose: the database hides foreign nodes, and the door does not rely on it.
        if (found.here() == null || held(found.here()).isEmpty()) {
            throw new NotFound();
        }
        return found;
    }

    /** A node by itself; a foreign one answers like an absent one. */
    @OpenToSignedIn
    public Scope of(UUID node) {
        if (node == null) {
            throw new NotFound();
        }
        return around(node).here();
    }

    /** Codes of the rights that the caller holds on a node, for the navigation. */
    @Requires(Right.ANY)
    public Set<String> rights(Scope scope) {
        return held(scope);
    }

    /**
     * The numbers of the nodes on which the caller is somebody's helper, each with its end (H16–H20); known without asking the
     * database.
     */
    @OpenToSignedIn
    public Map<Long, Instant> supported() {
        return Callers.current().rights().supports();
    }

    private static Set<String> held(Scope scope) {
        return Callers.current().rights().on(scope.path());
    }
}
