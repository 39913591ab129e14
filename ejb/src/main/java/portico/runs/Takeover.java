package portico.runs;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import portico.shared.Settings;

/**
 * What the reconciler does with a run whose node fell silent. First the old owner's database sessions are ended: a process
 * frozen in the middle of a COPY would hold its locks for ever, and no time-out frees them. Only then the fence is raised.
 */
@Dependent
public final class Takeover {
    /** The kind of the advisory locks by which nodes take turns; the other half of the key is the run. */
    private static final int TURN = 903;

    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    private DataSource jobs;

    @Inject
    private Settings settings;

    private Ledger ledger;
    private String node;

    public Takeover() {}

    Takeover(DataSource jobs, String node) {
        this.jobs = jobs;
        this.ledger = new Ledger(jobs);
        this.node = node;
    }

    @PostConstruct
    void ready() {
        ledger = new Ledger(jobs);
        node = settings.node();
    }

    /**
     * Live runs that nobody works on: their lease has ended, or it is this node's and no execution here holds it, because the
     * database was away when one broke off, or because the node was started again. Those need not wait for the lease to end.
     */
    public List<Run> orphans() {
        return ledger.list("""
                        SELECT %s FROM run r JOIN run_lease l ON l.run_id = r.id
                         WHERE r.state = 'LIVE' AND (l.owner = ? OR %s)
                         ORDER BY r.id""".formatted(Ledger.COLUMNS, Lease.ENDED), node).stream()
                .filter(run -> !Holds.has(run.id()))
                .toList();
    }

    /** @return the run under its new fence, or nothing where another node was quicker */
    public Optional<Run> of(Run run) {
        // One at a time: the slower of two that look at the same moment would end the sessions of the quicker, when
        // that had
        // been the owner before. Not by the lease's row, which a frozen session may hold.
        try (Connection turn = jobs.getConnection()) {
            if (!told(turn, "SELECT pg_try_advisory_lock(?, ?)", run)) {
                return Optional.empty();
            }
            try {
                return claimed(run);
            } finally {
                told(turn, "SELECT pg_advisory_unlock(?, ?)", run);
            }
        } catch (SQLException trouble) {
            throw new LedgerUnavailable(trouble);
        }
    }

    private static boolean told(Connection connection, String sql, Run run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, TURN);
            statement.setInt(2, (int) run.id());
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    private Optional<Run> claimed(Run run) {
        String owner = ledger.text("""
                        SELECT owner FROM run_lease
                         WHERE run_id = ? AND (owner = ? OR %s)""".formatted(Lease.ENDED), run.id(), node).orElse(null);
        if (owner == null) {
            return Optional.empty();
        }
        endSessions(owner);
        Optional<Run> taken =
                ledger.one("""
                WITH claimed AS (
                    UPDATE run_lease SET owner = ?, heartbeat = clock_timestamp()
                     WHERE run_id = ? AND owner = ?
                       AND (owner = ? OR %s)
                    RETURNING run_id)
                UPDATE run r SET fence = r.fence + 1 FROM claimed
                 WHERE r.id = claimed.run_id AND r.fence = ? AND r.state = 'LIVE'
                RETURNING %s""".formatted(Lease.ENDED, Ledger.COLUMNS), node, run.id(), owner, node, run.fence());
        taken.ifPresent(mine -> Holds.add(mine.hold()));
        return taken;
    }

    private void endSessions(String owner) {
        if (owner.isEmpty()) {
            return;
        }
        // This node's own name: only sessions older than this JVM are a former life's. Both ages are the database's.
        double alive = owner.equals(node) ? ManagementFactory.getRuntimeMXBean().getUptime() / 1000d : 0;
        ledger.text("""
                SELECT count(pg_terminate_backend(pid, 5000))::text FROM pg_stat_activity
                 WHERE application_name = ? AND usename = current_user AND pid <> pg_backend_pid()
                   AND backend_start < clock_timestamp() - make_interval(secs => ?)""", owner, alive);
    }
}
