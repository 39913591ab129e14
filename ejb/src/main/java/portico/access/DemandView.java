package portico.access;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What is demanded at a node, and of whom.
 *
 * @param standing all demands that stand there
 * @param people who are asked where the node itself demands it, and would be where it does not
 */
public record DemandView(List<FactorDemand> standing, List<AskedPerson> people) implements Serializable {

    /** The demand on a right, or with null on everybody; empty where there is none. */
    public Optional<FactorDemand> of(String right) {
        return standing.stream()
                .filter(demand -> String.valueOf(demand.right()).equals(String.valueOf(right)))
                .findFirst();
    }
}
