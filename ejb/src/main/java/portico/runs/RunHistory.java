package portico.runs;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import javax.sql.DataSource;

/**
 * Forgets what nobody asks for any more, three months after the last word: the batch runtime's record of executions, which
 * grows with every job and which it never cleans itself, and the slices by which the progress of an ended run was counted. The
 * runs stay as long as what they billed.
 */
@Dependent
public final class RunHistory {
    private static final int DAYS = 90;

    /** So many at once that a node which was off for years does not hold one long transaction. */
    private static final int PORTION = 1000;

    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    private DataSource jobs;

    private Ledger ledger;

    public RunHistory() {}

    RunHistory(DataSource jobs) {
        this.jobs = jobs;
        ready();
    }

    @PostConstruct
    void ready() {
        ledger = new Ledger(jobs);
    }

    /** @return how many jobs of the runtime and how many runs' slices were forgotten now; 0 where nothing old is left */
    public int forgetSome() {
        // What hangs on an instance goes with it. One that was cut off has no end; its beginning counts.
        int instances = ledger.update("""
                DELETE FROM job_instance WHERE jobinstanceid IN (
                    SELECT i.jobinstanceid FROM job_instance i
                     WHERE NOT EXISTS (SELECT FROM job_execution e
                                        WHERE e.jobinstanceid = i.jobinstanceid
                                          AND coalesce(e.lastupdatedtime, e.endtime, e.starttime, e.createtime)
                                              > clock_timestamp() - make_interval(days => ?))
                       AND EXISTS (SELECT FROM job_execution e WHERE e.jobinstanceid = i.jobinstanceid)
                     ORDER BY i.jobinstanceid LIMIT ?)""", DAYS, PORTION);
        int runs = ledger.update("""
                WITH old AS (
                    SELECT r.id FROM run r
                     WHERE r.state IN ('DONE', 'DISCARDED') AND r.ended_at < clock_timestamp() - make_interval(days => ?)
                       AND EXISTS (SELECT FROM run_slice s WHERE s.run_id = r.id)
                     ORDER BY r.id LIMIT 10)
                DELETE FROM run_slice WHERE run_id IN (SELECT id FROM old)""", DAYS);
        return instances + runs;
    }
}
