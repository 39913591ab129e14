package portico.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import portico.billing.BillingDatabase;

/** What the night forgets, and what it must keep. */
class RunHistoryIT {
    private final BillingDatabase database = BillingDatabase.fresh();
    private final RunHistory history = new RunHistory(database.jobs("a"));

    @Test
    void executions_are_forgotten_three_months_after_their_last_word_also_those_that_were_cut_off() {
        execution("ended long ago", 100, 91);
        execution("works since long ago", 100, 0);
        execution("cut off long ago", 100, null);
        execution("cut off lately", 10, null);
        assertEquals(2, history.forgetSome());
        assertEquals(0, history.forgetSome());
        assertEquals(
                List.of("cut off lately", "works since long ago"),
                database.rows("SELECT jobname FROM portico.job_instance ORDER BY jobname"));
        assertEquals("2", database.one("SELECT count(*) FROM portico.step_execution"));
    }

    @Test
    void an_ended_run_stays_and_only_its_slices_go() {
        run("2025-01", "DONE", 91);
        run("2025-02", "DISCARDED", 91);
        run("2025-03", "DONE", 89);
        run("2025-04", "FAILED", null);
        assertEquals(2, history.forgetSome());
        assertEquals(0, history.forgetSome());
        assertEquals("4", database.one("SELECT count(*) FROM portico.run"));
        assertEquals(
                List.of("2025-03", "2025-04"),
                database.rows(
                        "SELECT subject FROM portico.run r JOIN portico.run_slice s ON s.run_id = r.id ORDER BY 1"));
    }

    private void execution(String job, int begunDaysAgo, Integer lastWordDaysAgo) {
        database.run("""
                WITH i AS (INSERT INTO portico.job_instance (jobname) VALUES (?) RETURNING jobinstanceid),
                     e AS (INSERT INTO portico.job_execution (jobinstanceid, createtime, lastupdatedtime)
                           SELECT jobinstanceid, now() - make_interval(days => ?), now() - make_interval(days => ?)
                             FROM i RETURNING jobexecutionid)
                INSERT INTO portico.step_execution (jobexecutionid, stepname) SELECT jobexecutionid, 'rate' FROM e""", job, begunDaysAgo, lastWordDaysAgo);
    }

    private void run(String month, String state, Integer endedDaysAgo) {
        database.run("""
                WITH r AS (INSERT INTO portico.run (kind, operator_id, subject, state, ended_at)
                           VALUES ('monthly-invoices', 1, ?, ?, now() - make_interval(days => ?)) RETURNING id)
                INSERT INTO portico.run_slice (run_id, stage, from_id, to_id, items) SELECT id, 'STARTED', 1, 9, 9 FROM r""", month, state, endedDaysAgo);
    }
}
