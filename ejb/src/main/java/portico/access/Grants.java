package portico.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import portico.delegation.Grant;
import portico.delegation.Granting;
import portico.delegation.RevokeMode;
import portico.guard.Requires;
import portico.guard.Right;
import portico.guard.Scope;
import portico.shared.Refusal;

/** Giving rights to people and taking them back, at one node, all at once or not at all (U15, U22–U26). */
@Stateless
public class Grants {
    @Inject
    Desk desk;

    @Inject
    Book book;

    /**
     * What a change would do, computed by the code that does it (B2).
     *
     * @param until when what is given ends; null where it does not
     * @throws Refusal as {@link #change}, but for what stands in {@link Difference#refusal}
     */
    @Requires(Right.PORTAL_ADMIN)
    public Difference rehearse(Scope scope, List<RightChange> changes, Instant until, RevokeMode mode) {
        return desk.difference(wish(scope, changes, until, mode));
    }

    /**
     * @throws Refusal grants.self, grants.not-administrator, grants.not-held, grants.not-yours, grants.until-past,
     *     grants.dependants, grants.last-administrator, grants.last-invoicing
     */
    @Requires(Right.PORTAL_ADMIN)
    public void change(Scope scope, List<RightChange> changes, Instant until, RevokeMode mode, String reason) {
        book.open();
        Wish wish = wish(scope, changes, until, mode);
        wish.objection().ifPresent(objection -> {
            throw objection;
        });
        for (Grant give : wish.gives()) {
            desk.give(scope, give, false, reason);
        }
        desk.revoke(scope, wish.rehearsal(), mode, reason);
    }

    /** What the reader may pass on here himself, each with its end as far as it can be known (U15, U23). */
    @Requires(Right.PORTAL_ADMIN)
    public List<Passable> passable(Scope scope) {
        Sight sight = desk.sight(scope, List.of());
        return Granting.all(sight.holdings(), sight.me(), sight.node()).stream()
                .map(right -> new Passable(
                        right, Granting.until(sight.facts(), sight.me(), right, sight.node(), sight.moment())))
                .toList();
    }

    private Wish wish(Scope scope, List<RightChange> changes, Instant until, RevokeMode mode) {
        Map<UUID, Long> found = new HashMap<>();
        List<Wish.Tick> ticks = new ArrayList<>();
        for (RightChange change : changes) {
            long person = found.computeIfAbsent(change.person(), who -> desk.person(scope, who));
            ticks.add(new Wish.Tick(person, change.right(), change.give()));
        }
        return Wish.of(desk.closely(scope, found.values()), ticks, until, mode);
    }
}
