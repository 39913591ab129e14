package portico.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import portico.delegation.Chain;
import portico.delegation.Granting;
import portico.delegation.Management;
import portico.guard.NotFound;
import portico.guard.Requires;
import portico.guard.Right;
import portico.guard.Scope;
import portico.shared.Page;
import portico.shared.PageRequest;

/** «Benutzer-Verwaltung»: who belongs to a node, and what each may do there (U12, U22). */
@Stateless
public class Users {
    @Inject
    Desk desk;

    @Inject
    Register register;

    @Inject
    People people;

    /** People by name, each with all rights that there are here. */
    @Requires({Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY})
    public RightsMatrix matrix(Scope scope, PageRequest page) {
        Circle circle = desk.circle(scope);
        if (!circle.administered()) {
            throw new NotFound();
        }
        Set<Long> users = circle.users();
        Sight sight = desk.sight(scope, users);
        Set<Long> named = new HashSet<>(users);
        named.addAll(sight.facts().people());
        List<Person> all = new ArrayList<>(people.of(named).values());
        all.removeIf(person -> !users.contains(person.id()));
        all.sort(Comparator.comparing(Person::name).thenComparing(Person::id));
        int from = 0;
        while (page.after() != null
                && from < all.size()
                && !all.get(from++).publicId().toString().equals(page.after())) {
            // Behind the last one who was seen.
        }
        int to = Math.min(all.size(), from + page.size());
        List<RightColumn> columns = columns(sight);
        List<PersonRow> rows = all.subList(from, to).stream()
                .map(person -> row(sight, person, columns))
                .toList();
        return new RightsMatrix(
                columns,
                new Page<>(rows, to < all.size() ? all.get(to - 1).publicId().toString() : null));
    }

    /** One person: rights with the way they came, what may be done with him, and what was granted here. */
    @Requires({Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY})
    public UserView user(Scope scope, UUID person) {
        long found = desk.person(scope, person);
        Sight sight = desk.sight(scope, List.of(found));
        List<Register.Given> history = register.history(found);
        Set<Long> mentioned = new HashSet<>(sight.facts().people());
        // Those too of whom the page's other parts will speak: asked once.
        mentioned.addAll(desk.circle(scope).everybody());
        history.forEach(given -> mentioned.addAll(given.by()));
        Names names = desk.names(sight, mentioned);
        Person self = people.of(List.of(found)).get(found);
        List<ChainView> chains = sight.rights().stream()
                .map(right -> Chain.of(sight.holdings(), found, right, sight.node())
                        .map(chain -> names.chain(found, right, chain)))
                .flatMap(java.util.Optional::stream)
                .toList();
        return new UserView(
                row(sight, self, columns(sight)),
                Management.judge(sight.facts(), sight.moment(), sight.me(), found),
                chains,
                history.stream().map(given -> given.named(names)).toList());
    }

    /** How a person who belongs to the node is called. */
    @Requires({Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY})
    public String name(Scope scope, UUID person) {
        long found = desk.person(scope, person);
        return people.of(List.of(found)).get(found).name();
    }

    private List<RightColumn> columns(Sight sight) {
        Names names = desk.names(sight, sight.facts().people());
        return sight.rights().stream()
                .map(right -> new RightColumn(
                        right,
                        sight.reason(right).orElse(null),
                        names.helpers(Granting.helpers(sight.holdings(), right, sight.node()))))
                .toList();
    }

    private static PersonRow row(Sight sight, Person person, List<RightColumn> columns) {
        List<RightCell> cells = columns.stream()
                .map(column -> sight.cell(person.id(), person.disabled(), column.right()))
                .toList();
        return new PersonRow(
                person.publicId(),
                person.name(),
                person.email(),
                sight.kind(person.id()),
                person.id() == sight.me(),
                person.enters(),
                person.disabled(),
                cells.stream()
                        .map(RightCell::until)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null),
                cells);
    }
}
