package portico.guard;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Where a person may go, and what he may do there. */
@Stateless
public class Scopes {
    @Inject
    Guard guard;

    @Inject
    Tree tree;

    /** The node of an address bar; a foreign one answers like an absent one. */
    @OpenToSignedIn
    public Scope of(UUID node) {
        // Asked twice on purpose: the database hides foreign nodes, and the door does not rely on it.
        return tree.find(node).filter(scope -> !held(scope).isEmpty()).orElseThrow(NotFound::new);
    }

    /** Where the caller's rights begin, from the top of the tree down. */
    @OpenToSignedIn
    public List<Scope> mine() {
        Set<Long> nodes = Callers.current().rights(guard).nodes();
        return nodes.isEmpty() ? List.of() : tree.find(nodes);
    }

    /** Codes of the rights that the caller holds on a node, for the navigation. */
    @Requires(Right.ANY)
    public Set<String> rights(Scope scope) {
        return held(scope);
    }

    private Set<String> held(Scope scope) {
        return Callers.current().rights(guard).on(scope.path());
    }
}
