package portico.tenancy;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import portico.guard.Scope;
import portico.guard.Tree;

/** Answers the guard where a node stands; the caller's database context decides which nodes there are. */
@Dependent
class NodeTree extends Tree {
    @PersistenceContext
    EntityManager database;

    @Override
    protected Optional<Scope> find(UUID node) {
        return database.createQuery("SELECT n FROM Node n WHERE n.publicId = :node", Node.class)
                .setParameter("node", node)
                .getResultStream()
                .findFirst()
                .map(NodeTree::scope);
    }

    @Override
    protected List<Scope> find(Set<Long> nodes) {
        return database.createQuery("SELECT n FROM Node n WHERE n.id IN :nodes ORDER BY n.name, n.id", Node.class)
                .setParameter("nodes", nodes)
                .getResultStream()
                .sorted(Comparator.comparing(Node::level))
                .map(NodeTree::scope)
                .toList();
    }

    private static Scope scope(Node node) {
        return scope(node.publicId(), node.level(), node.name(), node.path());
    }
}
