package portico.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import portico.access.RequestBook.Asked;
import portico.audit.AuditLog;
import portico.delegation.Grant;
import portico.delegation.RevokeMode;
import portico.guard.NotFound;
import portico.guard.Requires;
import portico.guard.Right;
import portico.guard.Scope;
import portico.shared.Refusal;

/** Asking for a right, and answering in one click (B3). */
@Stateless
public class RightRequests {
    private static final int LONGEST = 500;

    /** Somebody who asks for everything every minute is a nuisance. */
    private static final int MOST_WAITING = 10;

    /** Each brings mail to somebody. The database counts them too. */
    private static final int MOST_A_DAY = 20;

    @Inject
    Desk desk;

    @Inject
    Book book;

    @Inject
    RequestBook requests;

    @Inject
    RequestMail mail;

    @Inject
    AuditLog audit;

    /**
     * Those who can grant it get a mail.
     *
     * @throws Refusal request.held, request.waits, request.nobody, request.too-many, request.too-often, request.too-long
     */
    @Requires(Right.ANY)
    public UUID ask(Scope scope, String right, String message) {
        String words = message == null ? "" : message.strip();
        if (words.length() > LONGEST) {
            throw new Refusal("request.too-long", LONGEST);
        }
        Sight sight = desk.sight(scope, List.of());
        if (sight.holdings().holds(sight.me(), right, sight.node())) {
            throw new Refusal("request.held");
        }
        if (sight.rights().stream().noneMatch(right::equals)) {
            throw new Refusal("request.nobody");
        }
        List<Asked> mine = requests.at(scope).stream()
                .filter(one -> one.asker() == sight.me() && one.granted() == null)
                .toList();
        if (mine.stream().anyMatch(one -> one.right().equals(right))) {
            throw new Refusal("request.waits");
        }
        if (mine.size() >= MOST_WAITING) {
            throw new Refusal("request.too-many", MOST_WAITING);
        }
        if (requests.lately() >= MOST_A_DAY) {
            throw new Refusal("request.too-often", MOST_A_DAY);
        }
        UUID id = requests.ask(right, sight.node(), words).orElseThrow(() -> new Refusal("request.waits"));
        mail.asked(id, scope, desk.names(sight, List.of(sight.me())).of(sight.me()), right, words);
        audit.record("access.asked", "node:" + sight.node(), Map.of("right", right), scope);
        return id;
    }

    /** An administrator sees what all have asked here, everybody his own; those that wait first. */
    @Requires(Right.ANY)
    public List<RequestRow> list(Scope scope) {
        List<Asked> asked = requests.at(scope);
        if (asked.isEmpty()) {
            return List.of();
        }
        Sight sight = desk.sight(scope, asked.stream().map(Asked::asker).toList());
        TreeSet<Long> accounts = new TreeSet<>();
        asked.forEach(one -> {
            accounts.add(one.asker());
            accounts.add(one.answeredBy());
        });
        Names names = desk.names(sight, accounts);
        List<RequestRow> rows = new ArrayList<>();
        asked.forEach(one -> rows.add(row(sight, names, one)));
        rows.sort(Comparator.comparing((RequestRow row) -> row.granted() != null));
        return rows;
    }

    /** @throws Refusal request.answered, and as when the right is granted */
    @Requires(Right.PORTAL_ADMIN)
    public void grant(Scope scope, UUID request, Instant until) {
        book.open();
        Asked asked = open(scope, request);
        Sight sight = desk.closely(scope, List.of(asked.asker()));
        Wish wish =
                Wish.of(sight, List.of(new Wish.Tick(asked.asker(), asked.right(), true)), until, RevokeMode.RESTRICT);
        requests.answer(request, true, null);
        for (Grant give : wish.gives()) {
            desk.give(scope, give, false, "request:" + request);
        }
        mail.answered(request, scope, asked.right(), true, null);
    }

    /** @throws Refusal request.answered */
    @Requires(Right.PORTAL_ADMIN)
    public void decline(Scope scope, UUID request, String reason) {
        book.open();
        Asked asked = open(scope, request);
        requests.answer(request, false, reason);
        mail.answered(request, scope, asked.right(), false, reason);
        audit.record(
                "access.declined",
                "account:" + asked.asker(),
                Desk.words(Map.of("right", asked.right()), reason),
                scope);
    }

    private Asked open(Scope scope, UUID request) {
        Asked asked = requests.at(scope).stream()
                .filter(one -> one.id().equals(request))
                .findFirst()
                .orElseThrow(NotFound::new);
        if (asked.granted() != null) {
            throw new Refusal("request.answered");
        }
        return asked;
    }

    private static RequestRow row(Sight sight, Names names, Asked asked) {
        Person asker = names.known().get(asked.asker());
        return new RequestRow(
                asked.id(),
                asker == null ? null : asker.publicId(),
                names.of(asked.asker()),
                asked.right(),
                asked.message(),
                asked.at(),
                asked.asker() != sight.me() && sight.reason(asked.right()).isEmpty(),
                asked.granted(),
                asked.granted() == null ? null : names.of(asked.answeredBy()),
                asked.answered(),
                asked.reason());
    }
}
