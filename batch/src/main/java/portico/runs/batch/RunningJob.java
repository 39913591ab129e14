package portico.runs.batch;

import jakarta.batch.runtime.BatchStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import portico.runs.LedgerUnavailable;
import portico.runs.RunHold;
import portico.runs.RunLedger;

/**
 * Sees to it that a job's end is the run's end, however it came. Good ends the job writes itself, in the transaction of its
 * last work; here are the others.
 */
@ApplicationScoped
public class RunningJob {
    private static final Logger LOG = Logger.getLogger(RunningJob.class.getName());

    /** Attempts in a row without any progress: with a look every fifteen seconds about five minutes. */
    private static final int PATIENCE = 20;

    private final Map<RunHold, Throwable> troubles = new ConcurrentHashMap<>();

    @Inject
    private RunLedger ledger;

    /** Remembers why a step broke off; the first cause counts, what follows it is noise. */
    public void note(RunHold hold, Throwable trouble) {
        troubles.putIfAbsent(hold, trouble);
    }

    /** The execution is over: unless the job ended its run itself, decides what becomes of it. */
    public void over(RunHold hold, BatchStatus status) {
        Throwable thrown = troubles.remove(hold);
        if (!ledger.holds(hold)) {
            return;
        }
        try {
            if (thrown == null && (status == BatchStatus.STOPPING || status == BatchStatus.STOPPED)) {
                ended(hold);
                return;
            }
            if (isServerEnding()) {
                ledger.abandon(hold);
                return;
            }
            Trouble trouble = Trouble.of(thrown);
            switch (trouble.kind()) {
                case LOST -> ledger.abandon(hold);
                case AGAIN -> again(hold, thrown);
                case FAILED -> {
                    LOG.log(
                            Level.SEVERE,
                            thrown,
                            () -> "Run " + hold.run() + " cannot go on and waits for somebody to resume it ("
                                    + trouble.key() + "): " + trouble.detail());
                    ledger.failed(hold, trouble.key(), trouble.detail());
                }
            }
        } catch (LedgerUnavailable databaseAway) {
            // The lease ends by itself, and whoever is up then continues.
            LOG.warning(() -> "Run " + hold.run()
                    + " was interrupted and nothing can be written about it; it goes on by itself when the"
                    + " database answers: " + Trouble.root(databaseAway));
            ledger.forget(hold);
        }
    }

    /**
     * The runtime stops its executions also when the server goes down or the application is taken away or put there anew, as if
     * a person had asked for it. Where nobody did, whoever is up next goes on.
     */
    private void ended(RunHold hold) {
        if (ledger.isStopWanted(hold)) {
            ledger.stopped(hold);
        } else {
            LOG.info(() ->
                    "Run " + hold.run() + " was broken off with the application, and goes on when that is there again");
            ledger.abandon(hold);
        }
    }

    private void again(RunHold hold, Throwable thrown) {
        if (ledger.interrupted(hold) > PATIENCE) {
            LOG.log(Level.SEVERE, thrown, () -> "Run " + hold.run() + " gets no further: " + Trouble.root(thrown));
            ledger.failed(hold, "run.failed.interrupted", Trouble.root(thrown));
        } else {
            LOG.log(
                    Level.WARNING,
                    thrown,
                    () -> "Run " + hold.run() + " was interrupted and will be continued: " + Trouble.root(thrown));
            ledger.abandon(hold);
        }
    }

    /** What breaks while everything is being taken down is nobody's fault. */
    private static boolean isServerEnding() {
        try {
            Thread probe = new Thread(() -> {});
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException shuttingDown) {
            return true;
        }
    }
}
