package portico.access;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import portico.delegation.Chain;
import portico.delegation.Grant;

/**
 * What a reader is told of people, wherever a person is mentioned: names of his own house and of what stands below it, of
 * levels above the organisation only. That the reseller's or the operator's people may do something is his business; who they
 * are is not. The database keeps the other names to itself as well.
 */
record Names(Sight sight, Set<Long> houses, Map<Long, Person> known) {
    /** Names can be erased; history stays. */
    private static final String NOBODY = "–";

    static Names of(Sight sight, Map<Long, Person> known) {
        return new Names(sight, sight.houses(), known);
    }

    String of(long account) {
        Person person = known.get(account);
        if (person == null) {
            return NOBODY;
        }
        String told = isOurs(person) ? person.name() : person.organisation();
        return told == null ? NOBODY : told;
    }

    private boolean isOurs(Person person) {
        return !Collections.disjoint(person.places(), houses);
    }

    Helpers helpers(Collection<Long> accounts) {
        List<Person> found =
                accounts.stream().map(known::get).filter(Objects::nonNull).toList();
        return new Helpers(
                found.stream()
                        .filter(this::isOurs)
                        .map(Person::name)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList(),
                found.stream()
                        .filter(person -> !isOurs(person))
                        .map(Person::organisation)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** How a right came to somebody, from where it enters the reader's own house. */
    ChainView chain(long account, String right, Chain chain) {
        boolean ours = isOurs(chain.root().node());
        return new ChainView(
                of(account),
                right,
                ours ? chain.root().cause() : ChainView.ABOVE,
                ours ? chain.root().reference() : null,
                of(chain.root().account()),
                chain.grants().stream()
                        .filter(grant -> isOurs(grant.node()))
                        .map(this::step)
                        .toList());
    }

    private ChainView.Step step(Grant grant) {
        return new ChainView.Step(
                of(grant.grantor()),
                of(grant.grantee()),
                grant.during().from(),
                grant.during().until());
    }

    /** Of the nodes on the way to the one that is looked at, and of others as far as it is known where they stand now. */
    boolean isOurs(long node) {
        return houses.stream()
                .anyMatch(house -> sight.facts().isWithin(node, house, sight.moment())
                        || sight.facts().isBetween(house, node, sight.node(), sight.moment()));
    }
}
