package portico.billing.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import portico.runs.Run;
import portico.runs.RunLedger;
import portico.runs.batch.RunFailure;

/** Carries the run from a partitioned stage to the next, when nothing is left to do in it; after the last one it is done. */
@Named
@Dependent
public class StageDone extends StepWork {
    @Inject
    private StageWorks works;

    @Inject
    @BatchProperty
    private String stage;

    @Inject
    @BatchProperty
    private String reached;

    @Override
    String work(Run run, RunLedger ledger) throws Exception {
        StageWork work = works.of(stage);
        long left = work.open(run);
        if (left > 0) {
            throw new RunFailure("run.failed.unfinished", left + " invoices are left at stage " + work.stage());
        }
        ledger.advance(run.hold(), work.stage(), reached);
        if (reached.equals("DELIVERED")) {
            ledger.done(run.hold());
        }
        return GO;
    }
}
