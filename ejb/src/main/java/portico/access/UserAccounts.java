package portico.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import portico.audit.AuditLog;
import portico.delegation.Grant;
import portico.delegation.Granting;
import portico.delegation.Management;
import portico.delegation.Rehearsal;
import portico.delegation.RevokeMode;
import portico.guard.Requires;
import portico.guard.Right;
import portico.guard.Scope;
import portico.shared.Refusal;
import portico.shared.Token;

/** Letting people in, managing their accounts, and letting them go (U12, U24, U43–U45). */
@Stateless
public class UserAccounts {
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
}
