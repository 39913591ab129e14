package portico.billing.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.inject.Inject;
import portico.runs.Run;
import portico.runs.RunLedger;
import portico.runs.batch.InTransaction;
import portico.runs.batch.RunningJob;

/** A step between the partitioned ones: in one transaction behind the fence, or not at all where a stop is wanted. */
abstract class StepWork extends AbstractBatchlet {
    static final String GO = "GO";
    static final String WAITING = "WAITING";
    static final String STOPPED = "STOPPED";

    /** Counting and numbering a million invoices takes minutes, not the server's default. */
    private static final int SECONDS = 1800;

    @Inject
    private JobRun job;

    @Inject
    private RunLedger ledger;

    @Inject
    private RunningJob running;

    @Inject
    private InTransaction transaction;

    @Override
    public final String process() throws Exception {
        try {
            Run run = job.run();
            return transaction.call(SECONDS, () -> {
                if (!ledger.mayWrite(run.hold())) {
                    ledger.stopped(run.hold());
                    return STOPPED;
                }
                return work(run, ledger);
            });
        } catch (Exception | Error trouble) {
            running.note(job.hold(), trouble);
            throw trouble;
        }
    }

    /** @return the word by which the job's XML goes on */
    abstract String work(Run run, RunLedger ledger) throws Exception;
}
