package portico.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import portico.billing.BillingDatabase;
import portico.billing.JobsConnections;
import portico.shared.Refusal;

/** Two nodes and one database: who may write for a run, and who no longer. */
class RunLedgerIT {
    private final BillingDatabase database = BillingDatabase.fresh();
    private final JobsConnections connectionsOfA = database.jobs("a");
    private final RunLedger a = Ledgers.of(connectionsOfA, "a");
    private final RunLedger b = Ledgers.of(database.jobs("b"), "b");
    private final Takeover takeoverByB = new Takeover(database.jobs("b"), "b");

    @Test
    void one_of_two_that_open_the_same_subject_is_refused() {
        open(a);
        Refusal refusal = assertThrows(Refusal.class, () -> open(b));
        assertEquals("run.already-live", refusal.key());
        assertEquals(List.of("2026-10"), refusal.arguments());
    }

    @Test
    void a_run_is_taken_over_only_after_its_lease_has_ended() {
        Run run = open(a);
        nodeDies(run);
        assertEquals(List.of(), takeoverByB.orphans());
        assertTrue(takeoverByB.of(run).isEmpty());
        leaseEnds();
        assertEquals(List.of(run), takeoverByB.orphans());
        Run taken = takeoverByB.of(run).orElseThrow();
        assertEquals(2, taken.fence());
        assertTrue(takeoverByB.of(run).isEmpty());
        assertEquals("b", database.one("SELECT owner FROM portico.run_lease"));
    }

    /** Otherwise the run of a dead node would stand still for as long as the database's clock was wrong. */
    @Test
    void a_lease_from_the_future_has_ended_too_because_the_clock_was_put_back_b() {
        Run run = open(a);
        database.run("UPDATE portico.run_lease SET heartbeat = now() + interval '1 hour'");
        nodeDies(run);
        assertEquals(List.of(run), takeoverByB.orphans());
        assertEquals(2, takeoverByB.of(run).orElseThrow().fence());
    }

    @Test
    void a_zombie_writes_nothing_after_the_takeover() {
        Run run = open(a);
        assertTrue(a.mayWrite(run.hold()));
        nodeDies(run);
        leaseEnds();
        Run taken = takeoverByB.of(run).orElseThrow();
        assertThrows(Superseded.class, () -> a.mayWrite(run.hold()));
        assertThrows(Superseded.class, () -> a.advance(run.hold(), "STARTED", "RATED"));
        a.failed(run.hold(), "run.failed.unexpected", "woke up");
        a.pause(run.hold());
        assertTrue(b.mayWrite(taken.hold()));
        assertEquals("STARTED LIVE", database.one("SELECT stage || ' ' || state FROM portico.run"));
    }

    /** A process that was frozen in the middle of a chunk holds the run's row, and no time-out would ever free it. */
    @Test
    void the_takeover_ends_the_sessions_of_the_silent_node_first() throws Exception {
        Run run = open(a);
        CompletableFuture<Void> locked = new CompletableFuture<>();
        CompletableFuture<Void> thaw = new CompletableFuture<>();
        Thread frozen = new Thread(() -> {
            try {
                connectionsOfA.inTransaction(() -> {
                    a.mayWrite(run.hold());
                    locked.complete(null);
                    thaw.join();
                    return null;
                });
            } catch (Exception hisSessionIsGone) {
                thaw.completeExceptionally(hisSessionIsGone);
            }
        });
        frozen.start();
        locked.join();
        nodeDies(run);
        leaseEnds();
        assertEquals(2, takeoverByB.of(run).orElseThrow().fence());
        thaw.complete(null);
        frozen.join();
        assertEquals("0", database.one("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'a'"));
    }

    /** A bug once: both looked in the same second, and the slower one ended the sessions in which the quicker one went on. */
    @Test
    void of_two_that_take_a_run_over_at_once_the_slower_one_leaves_the_quicker_alone() throws Exception {
        Run run = open(a);
        nodeDies(run);
        leaseEnds();
        Run seenByB = takeoverByB.orphans().get(0);
        Run taken = new Takeover(database.jobs("a"), "a").of(run).orElseThrow();
        connectionsOfA.inTransaction(() -> {
            assertTrue(a.mayWrite(taken.hold()));
            assertTrue(takeoverByB.of(seenByB).isEmpty());
            assertTrue(a.mayWrite(taken.hold()));
            return null;
        });
    }

    /** Not every lock of a job is a run's: a mail that is being sent, an approval that is not committed. */
    @Test
    void what_a_frozen_node_holds_outside_of_its_runs_is_free_again_after_five_minutes() throws Exception {
        try (Connection job = connectionsOfA.getConnection();
                Statement statement = job.createStatement();
                ResultSet limit = statement.executeQuery("SHOW idle_in_transaction_session_timeout")) {
            limit.next();
            assertEquals("5min", limit.getString(1));
        }
    }

    @Test
    void a_heartbeat_speaks_for_the_jobs_of_this_life_only() {
        Run run = open(a);
        leaseEnds();
        a.beat();
        assertEquals("f", database.one("SELECT heartbeat < now() - interval '5 s' FROM portico.run_lease"));
        nodeDies(run);
        leaseEnds();
        a.beat();
        assertEquals("t", database.one("SELECT heartbeat < now() - interval '5 s' FROM portico.run_lease"));
    }

    /** A bug once: a beat between the opening and its commit saw no lease, and the run was left without a heart. */
    @Test
    void a_heartbeat_does_not_give_up_a_run_that_is_just_being_opened() throws Exception {
        Run run = connectionsOfA.inTransaction(() -> {
            Run opened = open(a);
            CompletableFuture.runAsync(a::beat).join();
            return opened;
        });
        assertTrue(a.holds(run.hold()));
        leaseEnds();
        a.beat();
        assertEquals(List.of(), takeoverByB.orphans());
    }

    @Test
    void a_node_that_was_started_again_finds_its_own_runs_at_once() {
        Run run = open(a);
        Takeover again = new Takeover(database.jobs("a"), "a");
        assertEquals(List.of(), again.orphans());
        nodeDies(run);
        assertEquals(List.of(run), again.orphans());
        assertEquals(2, again.of(run).orElseThrow().fence());
    }

    /** A bug once: the old execution's end gave the new one's lease away, and a third began beside it. */
    @Test
    void an_execution_that_lost_its_run_leaves_a_later_one_of_its_own_node_alone() {
        Run run = open(a);
        nodeDies(run);
        Run taken = new Takeover(database.jobs("a"), "a").of(run).orElseThrow();
        a.abandon(run.hold());
        a.pause(run.hold());
        assertTrue(a.holds(taken.hold()));
        assertFalse(a.holds(run.hold()));
        assertEquals(List.of(), takeoverByB.orphans());
        assertEquals("a", database.one("SELECT owner FROM portico.run_lease"));
    }

    @Test
    void a_run_is_asked_to_stop_stops_and_is_resumed_under_a_new_fence() {
        Run run = open(a);
        b.stop(run);
        assertFalse(a.mayWrite(run.hold()));
        a.stopped(run.hold());
        assertEquals("STOPPED", database.one("SELECT state FROM portico.run"));
        Run resumed = b.resume(run);
        assertEquals(2, resumed.fence());
        assertTrue(b.mayWrite(resumed.hold()));
        assertThrows(Refusal.class, () -> a.resume(run));
        b.done(resumed.hold());
        assertThrows(Refusal.class, () -> a.resume(run));
        assertEquals("0", database.one("SELECT count(*) FROM portico.run_lease"));
    }

    @Test
    void a_run_that_nobody_works_on_stops_at_once() {
        Run run = open(a);
        a.pause(run.hold());
        a.stop(run);
        assertEquals("STOPPED", database.one("SELECT state FROM portico.run"));
    }

    /** Threads that hold the run's row one after another must not keep out who wants it to stop. */
    @Test
    void a_wish_to_stop_does_not_wait_for_chunks() throws Exception {
        Run run = open(a);
        connectionsOfA.inTransaction(() -> {
            a.mayWrite(run.hold());
            b.stop(run);
            return null;
        });
        assertFalse(a.mayWrite(run.hold()));
    }

    @Test
    void a_failure_keeps_its_words_until_the_run_is_resumed() {
        Run run = open(a);
        a.failed(run.hold(), "run.failed.disk-full", "No space left on device");
        assertEquals("FAILED run.failed.disk-full", database.one("SELECT state || ' ' || failure FROM portico.run"));
        assertThrows(Refusal.class, () -> open(b));
        b.resume(run);
        assertEquals("LIVE", database.one("SELECT state || coalesce(failure, '') FROM portico.run"));
    }

    @Test
    void an_interrupted_run_is_found_at_the_next_look() {
        Run run = open(a);
        a.abandon(run.hold());
        assertEquals(List.of(run), takeoverByB.orphans());
        assertTrue(takeoverByB.of(run).isPresent());
    }

    @Test
    void interruptions_are_counted_until_something_is_done_in_between() {
        Run run = open(a);
        assertEquals(1, a.interrupted(run.hold()));
        assertEquals(2, a.interrupted(run.hold()));
        a.sliceDone(run.hold(), "STARTED", 1, 9, 9);
        assertEquals(1, a.interrupted(run.hold()));
        assertEquals(2, a.interrupted(run.hold()));
        a.advance(run.hold(), "STARTED", "RATED");
        assertEquals(1, a.interrupted(run.hold()));
    }

    @Test
    void a_stage_is_reached_once_and_never_left_backwards() {
        Run run = open(a);
        a.advance(run.hold(), "STARTED", "RATED");
        a.advance(run.hold(), "STARTED", "RATED");
        Run approved = approve(run);
        a.advance(approved.hold(), "STARTED", "RATED");
        assertEquals("APPROVED", database.one("SELECT stage FROM portico.run"));
        assertEquals(
                List.of("RATED", "APPROVED"), database.rows("SELECT stage FROM portico.run_stage ORDER BY reached_at"));
    }

    private Run approve(Run run) {
        a.pause(run.hold());
        return a.approve(a.find(run.id()).orElseThrow(), 7);
    }

    private static Run open(RunLedger ledger) {
        return ledger.open(NewRun.of("monthly-invoices", 1, "2026-10", null));
    }

    /** This JVM plays both nodes, so what dies is the memory of what it held. */
    private static void nodeDies(Run run) {
        Holds.remove(run.hold());
    }

    private void leaseEnds() {
        database.run("UPDATE portico.run_lease SET heartbeat = now() - interval '21 s'");
    }
}
