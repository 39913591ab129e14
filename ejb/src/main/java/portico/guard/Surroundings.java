package portico.guard;

import java.util.List;

/**
 * Where a reader is, and where he may go from there.
 *
 * @param mine where his rights begin, from the top of the tree down, by name on each level
 * @param here the node of the address, else the first of his own; null for who has no right anywhere (U49)
 * @param below what stands directly below, by name; at most 200, beyond that one searches
 */
public record Surroundings(List<Scope> mine, Scope here, List<NodeBelow> below) {
    public static final Surroundings NOWHERE = new Surroundings(List.of(), null, List.of());
}
