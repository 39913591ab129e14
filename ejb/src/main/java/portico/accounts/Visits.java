package portico.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import portico.audit.AuditLog;
import portico.guard.Callers;
import portico.guard.OpenToSignedIn;

/** Where one is signed in, and ending it from afar: each ended visit is over with its next click (U50). */
@Stateless
public class Visits {
    private static final String OPEN = " WHERE ended_at IS NULL AND account_id = ?";

    @Inject
    Store store;

    @Inject
    AuditLog audit;

    /** Those that go on, the last one seen first; who was idle for half an hour or came twelve hours ago has gone by himself. */
    @OpenToSignedIn
    public List<VisitRow> mine() {
        return store.rows(
                "SELECT id, way, browser, address, began_at, seen_at FROM account_visit" + OPEN
                        + " AND seen_at > clock_timestamp() - interval '31 minutes'"
                        + " AND began_at > clock_timestamp() - interval '12 hours' ORDER BY seen_at DESC, began_at DESC",
                row -> new VisitRow(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant(),
                        row.getTimestamp(6).toInstant()),
                me());
    }

    /** Ends one of one's own; what is over already, or somebody else's, stays as it is. */
    @OpenToSignedIn
    public void end(UUID visit) {
        ended(store.rows(
                "UPDATE account_visit SET ended_at = clock_timestamp()" + OPEN + " AND id = ? RETURNING id",
                row -> row.getString(1),
                me(),
                visit));
    }

    /** Ends all but this one. */
    @OpenToSignedIn
    public void endOthers(UUID visit) {
        ended(store.rows(
                "UPDATE account_visit SET ended_at = clock_timestamp()" + OPEN + " AND id <> ? RETURNING id",
                row -> row.getString(1),
                me(),
                visit));
    }

    private void ended(List<String> visits) {
        if (!visits.isEmpty()) {
            audit.record("accounts.visits-ended", "account:" + me(), Map.of("visits", visits.size()), AuditLog.NOWHERE);
        }
    }

    private static long me() {
        return Callers.me().value();
    }
}
