package portico.access;

import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import portico.delegation.Chain;
import portico.delegation.Granting;
import portico.delegation.Holdings;
import portico.delegation.Span;
import portico.guard.NotFound;
import portico.guard.Requires;
import portico.guard.Right;
import portico.guard.Scope;

/** Why somebody can or cannot do something, now or on a past day (U41, U42, B2, B3, B10). */
@Stateless
public class Access {
    @Inject
    Desk desk;

    @Inject
    Book book;

    @Inject
    RequestBook requests;

    /** What the reader holds here, and what not (B2). */
    @Requires(Right.ANY)
    public MyRights mine(Scope scope) {
        Sight sight = desk.sight(scope, List.of());
        Names names = desk.names(sight, sight.facts().people());
        List<ChainView> held = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String right : sight.rights()) {
            Chain.of(sight.holdings(), sight.me(), right, sight.node())
                    .ifPresentOrElse(
                            chain -> held.add(names.chain(sight.me(), right, chain)), () -> missing.add(right));
        }
        return new MyRights(held, missing);
    }

    /** Which right is missing, and who can grant it. */
    @Requires(Right.ANY)
    public MissingRight missing(Scope scope, String right) {
        Sight sight = desk.sight(scope, List.of());
        Names names = desk.names(sight, sight.facts().people());
        boolean held = sight.holdings().holds(sight.me(), right, sight.node());
        RightCell.Reason reason = held
                ? null
                : sight.reason(right)
                        .filter(why -> why == RightCell.Reason.NO_INDIVIDUAL)
                        .orElse(RightCell.Reason.NOT_HELD);
        return new MissingRight(
                right,
                reason,
                names.helpers(Granting.helpers(sight.holdings(), right, sight.node())),
                names.helpers(Granting.helpers(sight.holdings(), PORTAL_ADMIN, sight.node())),
                requests.waits(scope, right));
    }

    /**
     * Who could see what a right opens at a node, at any moment of a day (B10): each with the way that the right came then.
     *
     * @param day in the zone
     * @throws NotFound where it is about invoices and the reader has nothing to do with invoices here (U20)
     */
    @Requires({Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY, Right.INVOICING})
    public List<ChainView> who(Scope scope, String right, LocalDate day, String zone) {
        Instant from = day.atStartOfDay(ZoneId.of(zone)).toInstant();
        Instant until = day.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
        Sight now = desk.sight(scope, List.of());
        if (right.equals(INVOICING) && !now.holdings().holds(now.me(), INVOICING, now.node())) {
            throw new NotFound();
        }
        Reading then = book.between(desk.circle(scope).around(), now.node(), from, until);
        Map<Long, Chain> chains = new LinkedHashMap<>();
        for (Instant moment :
                then.facts().moments(from, Span.earlier(until, now.moment().plusNanos(1)))) {
            Holdings holdings = Holdings.at(then.facts(), moment);
            holdings.holders(right, now.node())
                    .forEach(account -> Chain.of(holdings, account, right, now.node())
                            .ifPresent(chain -> chains.putIfAbsent(account, chain)));
        }
        Names names = desk.names(now, then.facts().people());
        // Several people of a level above are one line: how many they are is not the reader's business either.
        return chains.entrySet().stream()
                .map(held -> names.chain(held.getKey(), right, held.getValue()))
                .distinct()
                .toList();
    }
}
