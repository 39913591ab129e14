package portico.billing.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import portico.runs.Run;
import portico.runs.RunLedger;
import portico.runs.batch.Jobs;

/** Approves a rated run and lets its job go on, whoever asks: the door or the command line. */
@Dependent
class Release {
    @Inject
    private RunLedger ledger;

    @Inject
    private Jobs jobs;

    void of(Run run, long approver) {
        jobs.start(ledger.approve(run, approver));
    }
}
