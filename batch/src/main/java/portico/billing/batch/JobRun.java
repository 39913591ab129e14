package portico.billing.batch;

import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import portico.runs.Run;
import portico.runs.RunHold;
import portico.runs.RunLedger;
import portico.runs.Superseded;

/** The run that this execution works for, as the job's listener left it. */
@Dependent
class JobRun {
    @Inject
    private JobContext job;

    @Inject
    private RunLedger ledger;

    void begin(RunHold hold) {
        job.setTransientUserData(hold);
    }

    RunHold hold() {
        return (RunHold) job.getTransientUserData();
    }

    /** Read anew, because its stage moves. */
    Run run() {
        RunHold hold = hold();
        return ledger.find(hold.run())
                .filter(run -> run.fence() == hold.fence())
                .orElseThrow(() -> new Superseded(hold));
    }
}
