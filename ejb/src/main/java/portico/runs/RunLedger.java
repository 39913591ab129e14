package portico.runs;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import portico.shared.Refusal;
import portico.shared.Settings;

/**
 * The life of a run: opened, held by one node, carried from stage to stage, stopped, resumed, ended. Jobs ask it before
 * every chunk whether they may still write.
 */
@Dependent
public final class RunLedger {
    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    private DataSource jobs;

    @Inject
    private Settings settings;

    private Ledger ledger;
    private String node;

    public RunLedger() {}

    RunLedger(DataSource jobs, String node) {
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
     * Opens a run and leases it to this node in one statement.
     *
     * @throws Refusal run.already-live(subject) while another one is not ended that keeps this subject, or the like of it, for itself
     */
    public Run open(NewRun wish) {
        Run run = ledger.one(
                        """
                        WITH r AS (
                            INSERT INTO run (kind, operator_id, subject, month, invoice_date, supplementary, started_by)
                            VALUES (?, ?, ?, ?, ?, ?, ?)
                            ON CONFLICT DO NOTHING
                            RETURNING *),
                        leased AS (INSERT INTO run_lease (run_id, owner) SELECT id, ? FROM r)
                        SELECT %s FROM r""".formatted(Ledger.COLUMNS),
                        wish.kind(),
                        wish.operatorId(),
                        wish.subject(),
                        wish.month(),
                        wish.invoiceDate(),
                        wish.supplementary(),
                        wish.startedBy(),
                        node)
                .orElseThrow(() -> new Refusal("run.already-live", wish.subject()));
        Holds.add(run.hold());
        return run;
    }

    public Optional<Run> find(long id) {
        return ledger.one("SELECT %s FROM run r WHERE r.id = ?".formatted(Ledger.COLUMNS), id);
    }

    /** By the id that stands in addresses of pages; another operator's run is absent. */
    public Optional<Run> find(long operatorId, String kind, UUID publicId) {
        return ledger.one(
                "SELECT %s FROM run r WHERE r.public_id = ? AND r.operator_id = ? AND r.kind = ?"
                        .formatted(Ledger.COLUMNS),
                publicId,
                operatorId,
                kind);
    }

    /** The run that keeps this subject for itself, if there is one. */
    public Optional<Run> live(long operatorId, String kind, String subject) {
        return ledger.one("""
                SELECT %s FROM run r
                 WHERE r.operator_id = ? AND r.kind = ? AND r.subject = ? AND r.state IN ('LIVE', 'STOPPED', 'FAILED')""".formatted(Ledger.COLUMNS), operatorId, kind, subject);
    }

    /** Runs of one subject that ended well: a month with one is billed, a file with one is imported. */
    public List<Run> done(long operatorId, String kind, String subject) {
        return ledger.list("""
                SELECT %s FROM run r
                 WHERE r.operator_id = ? AND r.kind = ? AND r.subject = ? AND r.state = 'DONE' ORDER BY r.id""".formatted(Ledger.COLUMNS), operatorId, kind, subject);
    }

    /**
     * The first statement of every chunk. The lock lasts until the chunk commits, so no takeover can slip in between the
     * question and the writing.
     *
     * @return false where somebody wants the run to stop: end this chunk without work
     * @throws Superseded where the fence was raised or the run is no longer live
     */
    public boolean mayWrite(RunHold hold) {
        // The wish to stop stands beside the lease and not in the run's row: two threads that lock that row in turn
        // would keep everybody who wants to change it waiting.
        String wish = ledger.text("""
                        SELECT coalesce((SELECT l.stop_wanted FROM run_lease l WHERE l.run_id = r.id), false)::text
                          FROM run r WHERE r.id = ? AND r.fence = ? AND r.state = 'LIVE' FOR SHARE OF r""", hold.run(), hold.fence()).orElseThrow(() -> new Superseded(hold));
        return "false".equals(wish);
    }

    /** Says how much the present stage has to do; progress is counted against it. */
    public void expect(RunHold hold, long total) {
        ledger.update(
                "UPDATE run SET total = ? WHERE id = ? AND fence = ? AND state = 'LIVE'",
                total,
                hold.run(),
                hold.fence());
    }

    /** Says how much of a stage is left to do; what earlier executions have done of it is counted in. */
    public void left(RunHold hold, String stage, long open) {
        ledger.update("""
                UPDATE run SET total = ? + (SELECT coalesce(sum(items), 0) FROM run_slice WHERE run_id = run.id AND stage = ?)
                 WHERE id = ? AND fence = ? AND state = 'LIVE'""", open, stage, hold.run(), hold.fence());
    }

    /** Writes down a finished slice, in the transaction of its work. */
    public void sliceDone(RunHold hold, String stage, long from, long to, long items) {
        ledger.update(
                "INSERT INTO run_slice (run_id, stage, from_id, to_id, items) VALUES (?, ?, ?, ?, ?)",
                hold.run(),
                stage,
                from,
                to,
                items);
    }

    /**
     * Carries the run from one stage to the next, once: a repeated step that finds it further on changes nothing.
     *
     * @throws Superseded where this execution does not hold the run any more
     */
    public void advance(RunHold hold, String from, String to) {
        mayWrite(hold);
        ledger.update("""
                WITH moved AS (
                    UPDATE run SET stage = ?, stage_at = clock_timestamp(), total = 0
                     WHERE id = ? AND fence = ? AND state = 'LIVE' AND stage = ? RETURNING id, stage)
                INSERT INTO run_stage (run_id, stage) SELECT id, stage FROM moved ON CONFLICT DO NOTHING""", to, hold.run(), hold.fence(), from);
    }

    /** The end that everybody wanted. */
    public void done(RunHold hold) {
        end(hold, "state = 'DONE', ended_at = clock_timestamp()");
    }

    /** The job ends here for the present and waits for a person: for an approval, for instance. The run lives on. */
    public void pause(RunHold hold) {
        if (Holds.remove(hold)) {
            ledger.update("DELETE FROM run_lease WHERE run_id = ? AND owner = ?", hold.run(), node);
        }
    }

    /** The job ended because somebody wanted it to stop. */
    public void stopped(RunHold hold) {
        end(hold, "state = 'STOPPED'");
    }

    /**
     * The job cannot go on without a person.
     *
     * @param cause a message key, run.failed.disk-full for instance
     */
    public void failed(RunHold hold, String cause, String detail) {
        ledger.update(
                "UPDATE run SET failure = ?, failure_detail = ? WHERE id = ? AND fence = ? AND state = 'LIVE'",
                cause,
                detail,
                hold.run(),
                hold.fence());
        end(hold, "state = 'FAILED'");
    }

    private void end(RunHold hold, String how) {
        Holds.remove(hold);
        ledger.update("""
                WITH ended AS (
                    UPDATE run SET %s WHERE id = ? AND fence = ? AND state = 'LIVE' RETURNING id)
                DELETE FROM run_lease WHERE run_id IN (SELECT id FROM ended)""".formatted(how), hold.run(), hold.fence());
    }

    /**
     * Counts an execution that broke off through no fault of the run's.
     *
     * @return how many there were in a row in which not one slice was done
     */
    public int interrupted(RunHold hold) {
        return ledger.text("""
                        UPDATE run r SET interrupted_at = clock_timestamp(), interruptions =
                               CASE WHEN r.stage_at > r.interrupted_at
                                      OR EXISTS (SELECT 1 FROM run_slice s WHERE s.run_id = r.id AND s.done_at > r.interrupted_at)
                                    THEN 1 ELSE r.interruptions + 1 END
                         WHERE r.id = ? AND r.fence = ? AND r.state = 'LIVE'
                        RETURNING r.interruptions::text""", hold.run(), hold.fence()).map(Integer::valueOf).orElse(0);
    }

    /** The execution is gone but the run should go on: its lease ends at once, and the reconciler finds it. */
    public void abandon(RunHold hold) {
        // A later execution of this same node has a hold of its own, and its lease is not given away.
        if (Holds.remove(hold)) {
            // No owner: nobody's sessions need to be ended, this node lives.
            ledger.update(
                    "UPDATE run_lease SET owner = '', heartbeat = '-infinity' WHERE run_id = ? AND owner = ?",
                    hold.run(),
                    node);
        }
    }

    /** Whether somebody asked for this execution to stop, and not only the runtime for reasons of its own. */
    public boolean isStopWanted(RunHold hold) {
        return ledger.text("SELECT 'wanted' FROM run_lease WHERE run_id = ? AND stop_wanted", hold.run())
                .isPresent();
    }

    /** Whether this JVM works on the run: no end has been written for it, and nobody took it over. */
    public boolean holds(RunHold hold) {
        return Holds.has(hold);
    }

    /** Stops the heartbeat where nothing can be written: the lease ends by itself. */
    public void forget(RunHold hold) {
        Holds.remove(hold);
    }

    /** Asks the job to stop after its present slices; a run without a job stops at once. */
    public void stop(Run run) {
        int asked = ledger.update("UPDATE run_lease SET stop_wanted = true WHERE run_id = ?", run.id());
        if (asked == 0) {
            ledger.update("UPDATE run SET state = 'STOPPED' WHERE id = ? AND state = 'LIVE'", run.id());
        }
    }

    /**
     * Goes on where the run stopped or failed, or after an approval, on this node and under a new fence.
     *
     * @throws Refusal run.not-resumable(subject) where a job works on it, or it has ended
     */
    public Run resume(Run run) {
        Run resumed = ledger.one("""
                        WITH leased AS (
                            INSERT INTO run_lease (run_id, owner)
                            SELECT id, ? FROM run WHERE id = ? AND state IN ('LIVE', 'STOPPED', 'FAILED')
                            ON CONFLICT (run_id) DO NOTHING RETURNING run_id)
                        UPDATE run r SET state = 'LIVE', fence = r.fence + 1, interruptions = 0,
                               failure = NULL, failure_detail = NULL
                          FROM leased
                         WHERE r.id = leased.run_id
                        RETURNING %s""".formatted(Ledger.COLUMNS), node, run.id())
                .orElseThrow(() -> new Refusal("run.not-resumable", run.subject()));
        Holds.add(resumed.hold());
        return resumed;
    }

    /**
     * Approves what was rated, once, and leases the run to this node in the same statement: no crash can leave it approved
     * and forgotten.
     *
     * @return the run under its new fence, for its job
     * @throws Refusal billing.four-eyes where the approver started the run himself; run.not-approvable otherwise
     */
    public Run approve(Run run, long approver) {
        if (run.startedBy() != null && run.startedBy() == approver) {
            throw new Refusal("billing.four-eyes");
        }
        Run approved = ledger.one("""
                        WITH leased AS (
                            INSERT INTO run_lease (run_id, owner)
                            SELECT id, ? FROM run
                             WHERE id = ? AND stage = 'RATED' AND state = 'LIVE' AND (started_by IS NULL OR started_by <> ?)
                            ON CONFLICT (run_id) DO NOTHING RETURNING run_id),
                        reached AS (INSERT INTO run_stage (run_id, stage) SELECT run_id, 'APPROVED' FROM leased)
                        UPDATE run r SET stage = 'APPROVED', stage_at = clock_timestamp(), fence = r.fence + 1,
                               approved_by = ?, approved_at = clock_timestamp()
                          FROM leased
                         WHERE r.id = leased.run_id
                        RETURNING %s""".formatted(Ledger.COLUMNS), node, run.id(), approver, approver)
                .orElseThrow(() -> new Refusal("run.not-approvable", run.subject()));
        Holds.add(approved.hold());
        return approved;
    }

    /** Remembers the batch runtime's number of the execution, for whoever searches its log. */
    public void executes(RunHold hold, long executionId) {
        ledger.update(
                "UPDATE run SET execution_id = ? WHERE id = ? AND fence = ?", executionId, hold.run(), hold.fence());
    }

    /**
     * Closes the run for good under a raised fence; the caller removes its drafts in the same transaction.
     *
     * @throws Refusal run.not-discardable(subject) while a job works on it, or after its numbers were given
     */
    public Run discard(Run run) {
        return ledger.one("""
                        UPDATE run r SET state = 'DISCARDED', fence = r.fence + 1, ended_at = clock_timestamp()
                         WHERE r.id = ? AND r.state IN ('LIVE', 'STOPPED', 'FAILED') AND r.stage IN ('STARTED', 'RATED')
                           AND NOT EXISTS (SELECT 1 FROM run_lease l WHERE l.run_id = r.id)
                        RETURNING %s""".formatted(Ledger.COLUMNS), run.id())
                .orElseThrow(() -> new Refusal("run.not-discardable", run.subject()));
    }

    /** Keeps what the job found out beside the run; names that are there already get the new value. */
    public void note(RunHold hold, String json) {
        ledger.update(
                "UPDATE run SET result = result || ?::jsonb WHERE id = ? AND fence = ?",
                json,
                hold.run(),
                hold.fence());
    }

    public Optional<String> noted(Run run, String name) {
        return ledger.text("SELECT result ->> ? FROM run WHERE id = ?", name, run.id());
    }

    /** @param stage under which the slices are counted */
    public RunProgress progress(Run run, String stage) {
        String figures = ledger.text("""
                        SELECT concat_ws(' ', r.total, (SELECT coalesce(sum(s.items), 0) FROM run_slice s
                                                         WHERE s.run_id = r.id AND s.stage = ?), r.failure)
                          FROM run r WHERE r.id = ?""", stage, run.id()).orElse("0 0");
        String[] words = figures.split(" ");
        return new RunProgress(Long.parseLong(words[1]), Long.parseLong(words[0]), words.length > 2 ? words[2] : null);
    }

    /** A lease that nobody sees may also be one that is not committed yet: then the run has not reached this fence either. */
    private boolean isLost(RunHold hold) {
        return ledger.text("""
                        SELECT 'lost' FROM run r
                         WHERE r.id = ? AND r.fence >= ?
                           AND NOT EXISTS (SELECT 1 FROM run_lease l
                                            WHERE l.run_id = r.id AND l.owner = ? AND r.fence = ?)""", hold.run(), hold.fence(), node, hold.fence()).isPresent();
    }

    void beat() {
        for (RunHold hold : Holds.all()) {
            int mine = ledger.update(
                    "UPDATE run_lease SET heartbeat = clock_timestamp() WHERE run_id = ? AND owner = ?",
                    hold.run(),
                    node);
            if (mine == 0 && isLost(hold)) {
                // Taken over while this node was believed dead; its chunks find out by their fence.
                Holds.remove(hold);
            }
        }
    }
}
