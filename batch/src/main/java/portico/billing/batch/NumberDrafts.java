package portico.billing.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import portico.billing.Numbering;
import portico.runs.Run;
import portico.runs.RunLedger;
import portico.runs.batch.RunFailure;

/** The release itself: all drafts get their numbers in one transaction, and the series is proved before it commits. */
@Named
@Dependent
public class NumberDrafts extends StepWork {
    @Inject
    private Numbering numbering;

    @Override
    String work(Run run, RunLedger ledger) throws Exception {
        numbering.number(run);
        Optional<String> fault = numbering.fault(run);
        if (fault.isPresent()) {
            throw new RunFailure("run.failed.numbers", fault.get());
        }
        ledger.advance(run.hold(), "APPROVED", "NUMBERED");
        return GO;
    }
}
