package portico.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import portico.audit.AuditLog;
import portico.delegation.Chain;
import portico.delegation.Grant;
import portico.delegation.Granting;
import portico.delegation.Management;
import portico.delegation.Rehearsal;
import portico.delegation.RevokeMode;
import portico.guard.NotFound;
import portico.guard.Requires;
import portico.guard.Right;
import portico.guard.Scope;
import portico.shared.Page;
import portico.shared.PageRequest;
import portico.shared.Refusal;
import portico.shared.Token;

/** «Benutzer-Verwaltung»: who belongs to a node, letting people in, and managing them (U12, U22, U43–U45). */
@Stateless
public class Users {
    private static final int MOST_ACTS = 100;

    @PersistenceContext
    EntityManager database;

    @Inject
    Desk desk;

    @Inject
    Book book;

    @Inject
    Register register;

    @Inject
    People people;

    @Inject
    PasswordMail mail;

    @Inject
    AuditLog audit;

    /** People by name, each with all rights that there are here. */
    @Requires({Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY})
    public RightsMatrix matrix(Scope scope, PageRequest page) {
        if (!book.isAdministered(scope.node().value())) {
            throw new NotFound();
        }
        Set<Long> users = book.users(List.of(scope.node().value()));
        Sight sight = desk.sight(scope, users);
        List<Person> all = new ArrayList<>(people.of(users).values());
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

    /** What somebody did at this node and below, newest first; the last hundred. */
    @Requires({Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY})
    public List<ActivityRow> activity(Scope scope, UUID person) {
        String column = scope.level().name().toLowerCase(java.util.Locale.ROOT) + "_id";
        List<?> rows = database.createNativeQuery(
                        "SELECT at, action, object FROM audit_entry WHERE account_id = :person AND " + column
                                + " = :node ORDER BY id DESC LIMIT " + MOST_ACTS)
                .setParameter("person", desk.person(scope, person))
                .setParameter("node", scope.node().value())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new ActivityRow(instant(row[0]), (String) row[1], (String) row[2]))
                .toList();
    }

    /**
     * «Benutzer-Registration»: a new person gets a mail with a link to choose a password; who has an account already keeps
     * it, and is only granted what is to be granted.
     *
     * @throws Refusal user.name, user.email, user.language, user.known; grants.self, grants.not-administrator,
     *     grants.not-held, grants.until-past
     */
    @Requires(Right.PORTAL_ADMIN)
    public UUID register(Scope scope, NewUser wish) {
        Registration form = Registration.of(wish);
        book.open();
        Token token = Token.random();
        Register.Entry entry = register.enter(scope, form, token);
        Sight sight = desk.closely(scope, List.of(entry.account()));
        Collection<String> rights =
                wish.automatic() ? Granting.all(sight.holdings(), sight.me(), sight.node()) : wish.rights();
        Wish grants = Wish.of(
                sight,
                rights.stream()
                        .map(right -> new Wish.Tick(entry.account(), right, true))
                        .toList(),
                wish.until(),
                RevokeMode.RESTRICT);
        for (Grant give : grants.gives()) {
            desk.give(scope, give, wish.automatic(), wish.reason());
        }
        audit.record("access.registered", "account:" + entry.account(), Map.of("new", entry.isNew()), scope);
        Person person = people.of(List.of(entry.account())).get(entry.account());
        if (entry.isNew()) {
            mail.invite(person, token, scope.name());
        }
        return person.publicId();
    }

    /** The old password is worth nothing from now on; a mail brings a link for a new one. @throws Refusal user.… */
    @Requires({Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY})
    public void resetPassword(Scope scope, UUID person) {
        Person found = manageable(scope, person);
        Token token = Token.random();
        register.reset(found.id(), token);
        mail.reset(found, token);
        audit.record("access.password-reset", "account:" + found.id(), Map.of(), scope);
    }

    /** @throws Refusal user.email, user.known, user.self, user.staff, user.contact, user.holds-more */
    @Requires({Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY})
    public void changeEmail(Scope scope, UUID person, String email) {
        Person found = manageable(scope, person);
        String wanted = Registration.email(email);
        if (!register.changeEmail(found.id(), wanted)) {
            throw new Refusal("user.known");
        }
        mail.moved(found, wanted);
        audit.record("access.email-changed", "account:" + found.id(), Map.of(), scope);
    }

    /** A person who was shut out comes in again, with what he still holds. @throws Refusal user.… */
    @Requires({Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY})
    public void enable(Scope scope, UUID person) {
        Person found = manageable(scope, person);
        register.shut(found.id(), false);
        audit.record("access.enabled", "account:" + found.id(), Map.of(), scope);
    }

    /** What would happen if the person left: all that he was granted goes, and what hangs on him. */
    @Requires(Right.PORTAL_ADMIN)
    public Difference rehearseLeaving(Scope scope, UUID person, RevokeMode mode) {
        long found = desk.person(scope, person);
        Sight sight = desk.closely(scope, List.of(found));
        Rehearsal rehearsal = leaving(sight, found, mode);
        return desk.difference(
                sight,
                List.of(),
                rehearsal,
                Set.of(found),
                Wish.objection(rehearsal, mode).orElse(null));
    }

    /**
     * The person leaves: cannot sign in any more, loses what was granted, and what he had granted is dealt with by the mode.
     *
     * @throws Refusal user.self, user.staff, user.contact, user.holds-more; grants.dependants, grants.last-administrator,
     *     grants.last-invoicing
     */
    @Requires(Right.PORTAL_ADMIN)
    public void leave(Scope scope, UUID person, RevokeMode mode, String reason) {
        Person found = manageable(scope, person);
        Sight sight = desk.closely(scope, List.of(found.id()));
        Rehearsal rehearsal = leaving(sight, found.id(), mode);
        Wish.objection(rehearsal, mode).ifPresent(objection -> {
            throw objection;
        });
        register.shut(found.id(), true);
        desk.revoke(scope, rehearsal, mode, reason);
        audit.record("access.left", "account:" + found.id(), Desk.words(Map.of("mode", mode.name()), reason), scope);
    }

    private static Rehearsal leaving(Sight sight, long person, RevokeMode mode) {
        Set<Long> own = sight.facts().grants().stream()
                .filter(grant -> grant.grantee() == person && !grant.during().isOver(sight.moment()))
                .map(Grant::id)
                .collect(Collectors.toSet());
        return Rehearsal.ofLeaving(sight.facts(), person, sight.moment(), own, sight.me(), mode);
    }

    private Person manageable(Scope scope, UUID person) {
        long found = desk.person(scope, person);
        book.open();
        Sight sight = desk.closely(scope, List.of(found));
        switch (Management.judge(sight.facts(), sight.moment(), sight.me(), found)) {
            case SELF -> throw new Refusal("user.self");
            case STAFF -> throw new Refusal("user.staff");
            case CONTACT -> throw new Refusal("user.contact");
            case HOLDS_MORE -> throw new Refusal("user.holds-more");
            case MAY -> {
                // Then it is done.
            }
        }
        return people.of(List.of(found)).get(found);
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

    private static Instant instant(Object value) {
        return value instanceof Timestamp timestamp ? timestamp.toInstant() : (Instant) value;
    }
}
