package portico.billing.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import portico.runs.Run;
import portico.runs.RunLedger;

/** Where the run stands decides with which step this execution begins; what lies behind is not touched again. */
@Named
@Dependent
public class Begin extends StepWork {
    @Override
    String work(Run run, RunLedger ledger) {
        if (run.stage().equals("RATED")) {
            // Rated and not approved: there is nothing for a job to do.
            ledger.pause(run.hold());
            return WAITING;
        }
        return run.stage();
    }
}
