package portico.delegation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import portico.delegation.Holdings.Ground;

/**
 * «Why can this person see this?»: the way of a right from the contract to a person (B2). The first way that was found, which
 * is one of the shortest.
 *
 * @param root where it begins
 * @param grants from hand to hand, the first one by the root's account
 */
public record Chain(Root root, List<Grant> grants) implements Serializable {

    /** Empty where he does not hold it. */
    public static Optional<Chain> of(Holdings holdings, long account, String right, long node) {
        List<Grant> grants = new ArrayList<>();
        long person = account;
        long place = node;
        int before = Integer.MAX_VALUE;
        while (true) {
            int limit = before;
            // Only the last hand may be a supporter's: from his, nothing goes further.
            boolean last = grants.isEmpty();
            Optional<Ground> first = holdings.grounds(person, right, place)
                    .filter(ground -> ground.turn() < limit && (last || ground.isOwn()))
                    .min(Comparator.comparingInt(Ground::turn));
            if (first.isEmpty()) {
                return Optional.empty();
            }
            Ground ground = first.get();
            if (ground.grant() == null) {
                Collections.reverse(grants);
                return Optional.of(new Chain(ground.root(), List.copyOf(grants)));
            }
            grants.add(ground.grant());
            person = ground.grant().grantor();
            place = ground.grant().node();
            before = ground.turn();
        }
    }
}
