package portico.supporters;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import portico.access.Grants;
import portico.access.NewUser;
import portico.access.Passable;
import portico.access.Registration;
import portico.audit.AuditLog;
import portico.guard.Denied;
import portico.guard.NotFound;
import portico.guard.Requires;
import portico.guard.Right;
import portico.guard.Scope;
import portico.guard.Scopes;
import portico.shared.Clocks;
import portico.shared.Refusal;
import portico.shared.Token;

/** Helpers for a time, for who administers a node: inviting, extending, ending, and seeing what they do (H3, H15–H20). */
@Stateless
public class Supporters {
    private static final int LONGEST = 500;
    private static final int MOST_ACTS = 100;

    @PersistenceContext
    EntityManager database;

    @Inject
    Roll roll;

    @Inject
    Grants grants;

    @Inject
    Scopes scopes;

    @Inject
    SupporterMail mail;

    @Inject
    AuditLog audit;

    @Inject
    Clocks clocks;

    /** At the node and below it, newest first; at most 500. */
    @Requires(Right.PORTAL_ADMIN)
    public List<SupporterRow> list(Scope scope) {
        return roll.at(scope).stream().map(Roll.Entry::row).toList();
    }

    /** One of them. @throws NotFound where there is none such at this node or below */
    @Requires(Right.PORTAL_ADMIN)
    public SupporterRow supporter(Scope scope, UUID supporter) {
        return find(scope, supporter).row();
    }

    /** What may be given to a supporter here; changing settings goes by its flag. */
    @Requires(Right.PORTAL_ADMIN)
    public List<Passable> offered(Scope scope) {
        return grants.passable(scope).stream()
                .filter(one -> Portion.isOffered(one.right()))
                .toList();
    }

    /** What he did as this node's supporter, newest first; the last hundred. */
    @Requires(Right.PORTAL_ADMIN)
    public List<SupporterAct> acts(Scope scope, UUID supporter) {
        Roll.Entry found = find(scope, supporter);
        List<?> rows = database.createNativeQuery("""
                        SELECT e.at, e.action, n.name
                          FROM audit_entry e
                          LEFT JOIN node n ON n.id = coalesce(e.site_id, e.customer_id, e.reseller_id, e.operator_id)
                         WHERE e.account_id = :account AND e.detail -> 'supports' @> to_jsonb(CAST(:delegation AS bigint))
                         ORDER BY e.id DESC
                         LIMIT :most
                        """)
                .setParameter("account", found.account())
                .setParameter("delegation", found.id())
                .setParameter("most", MOST_ACTS)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new SupporterAct(instant(row[0]), (String) row[1], (String) row[2]))
                .toList();
    }

    /**
     * Asks somebody by mail. What he is given begins with his yes.
     *
     * @throws Refusal user.name, user.email, user.language; supporter.known, supporter.flags, supporter.rights,
     *     supporter.until-needed, supporter.until-far, supporter.message, grants.until-past, grants.not-held
     */
    @Requires(Right.PORTAL_ADMIN)
    public UUID invite(Scope scope, NewSupporter wish) {
        Registration person = Registration.of(
                new NewUser(wish.name(), wish.email(), wish.language(), false, Set.of(), null, wish.message()));
        if (wish.message() != null && wish.message().length() > LONGEST) {
            throw new Refusal("supporter.message", LONGEST);
        }
        List<Passable> passable = grants.passable(scope);
        if (passable.isEmpty()) {
            // Who administers a node passes on that at least; asked twice on purpose, as the door does not stand alone.
            throw new Denied(List.of(Right.PORTAL_ADMIN));
        }
        LastDay last = LastDay.of(wish.lastDay(), zone(wish.zone()), clocks.now());
        Portion portion = Portion.of(wish, passable, last.end());
        Set<Long> places = new TreeSet<>();
        wish.places().forEach(place -> places.add(below(scope, place).node().value()));
        if (places.isEmpty()) {
            places.add(scope.node().value());
        }
        Token token = Token.random();
        UUID made = roll.invite(scope, person, portion, places, wish, token)
                .orElseThrow(() -> new Refusal("supporter.known"));
        audit.record("supporters.invited", "supporter:" + made, Map.of("rights", List.copyOf(portion.rights())), scope);
        mail.invite(find(scope, made), token);
        return made;
    }

    /** The invitation once more; the former link is worth nothing from now on. @throws Refusal supporter.answered */
    @Requires(Right.PORTAL_ADMIN)
    public void sendAgain(Scope scope, UUID supporter) {
        Roll.Entry found = find(scope, supporter);
        if (!found.row().sendable()) {
            throw new Refusal("supporter.answered");
        }
        Token token = Token.random();
        roll.sendAgain(supporter, token);
        audit.record("supporters.sent-again", "supporter:" + supporter, Map.of(), scope);
        mail.invite(found, token);
    }

    /**
     * Longer, by new grants of whoever extends, from where the present ones end.
     *
     * @throws Refusal supporter.over, supporter.until-needed, supporter.until-far, supporter.until-shorter,
     *     grants.until-past, grants.not-held
     */
    @Requires(Right.PORTAL_ADMIN)
    public void extend(Scope scope, UUID supporter, LocalDate lastDay, String reason) {
        Roll.Entry found = find(scope, supporter);
        SupporterRow row = found.row();
        if (!row.isExtendable()) {
            throw new Refusal("supporter.over");
        }
        LastDay last = LastDay.of(lastDay, zone(row.zone()), clocks.now());
        if (!last.end().isAfter(row.ends())) {
            throw new Refusal("supporter.until-shorter");
        }
        List<Passable> passable = grants.passable(scope);
        row.rights().stream()
                .filter(right -> passable.stream().noneMatch(one -> one.right().equals(right)))
                .findFirst()
                .ifPresent(lacking -> {
                    throw new Refusal("grants.not-held", lacking);
                });
        roll.extend(supporter, last.end(), reason);
        audit.record("supporters.extended", "supporter:" + supporter, Map.of("until", last.end()), scope);
        mail.extended(find(scope, supporter));
    }

    /** Ends it now, or withdraws the invitation. @throws Refusal supporter.over, grants.not-yours */
    @Requires(Right.PORTAL_ADMIN)
    public void end(Scope scope, UUID supporter, String reason) {
        Roll.Entry found = find(scope, supporter);
        if (!found.row().isOpen()) {
            throw new Refusal("supporter.over");
        }
        List<Passable> passable = grants.passable(scope);
        found.row().rights().stream()
                .filter(right -> !found.row().mine()
                        && passable.stream().noneMatch(one -> one.right().equals(right)))
                .findFirst()
                .ifPresent(others -> {
                    throw new Refusal("grants.not-yours", others);
                });
        roll.end(supporter, reason);
        audit.record("supporters.ended", "supporter:" + supporter, Map.of(), scope);
        mail.ended(found);
    }

    private Roll.Entry find(Scope scope, UUID supporter) {
        return roll.find(scope, supporter).orElseThrow(NotFound::new);
    }

    /** A place below the node, to which a delegation is narrowed. */
    private Scope below(Scope scope, UUID place) {
        Scope found = scopes.of(place);
        boolean within = switch (scope.level()) {
            case OPERATOR -> true;
            case RESELLER -> scope.resellerId().equals(found.resellerId());
            case CUSTOMER -> scope.customerId().equals(found.customerId());
            case SITE -> scope.siteId().equals(found.siteId());
        };
        if (!within) {
            throw new NotFound();
        }
        return found;
    }

    private static ZoneId zone(String wanted) {
        return ZoneId.of(wanted);
    }

    private static Instant instant(Object value) {
        return value instanceof Timestamp timestamp ? timestamp.toInstant() : (Instant) value;
    }
}
