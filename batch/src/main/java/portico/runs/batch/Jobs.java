package portico.runs.batch;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Properties;
import portico.runs.Run;
import portico.runs.RunLedger;

/** Starts the job of a run. Each start is a new execution: what is left to do is in the tables, not in a checkpoint. */
@Dependent
public class Jobs {
    public static final String RUN = "run";
    public static final String FENCE = "fence";

    @Inject
    private RunLedger ledger;

    /** @param run leased to this node just now; the job is named after its kind */
    public void start(Run run) {
        Properties parameters = new Properties();
        parameters.setProperty(RUN, Long.toString(run.id()));
        parameters.setProperty(FENCE, Long.toString(run.fence()));
        try {
            ledger.executes(run.hold(), BatchRuntime.getJobOperator().start(run.kind(), parameters));
        } catch (RuntimeException notStarted) {
            // The reconciler tries again; the run is not lost because a thread pool was full.
            ledger.abandon(run.hold());
            throw notStarted;
        }
    }
}
