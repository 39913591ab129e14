package portico.billing.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import portico.billing.ControlTotals;
import portico.billing.MonthlyRating;
import portico.billing.Outliers;
import portico.billing.Slice;
import portico.runs.Run;
import portico.runs.RunLedger;
import portico.runs.batch.RunFailure;

/** Closes the rating: the second count must agree with the run's own. Then the run waits for its second pair of eyes. */
@Named
@Dependent
public class Rated extends StepWork {
    @Inject
    private MonthlyRating rating;

    @Inject
    private ControlTotals totals;

    @Inject
    private Outliers outliers;

    @Override
    String work(Run run, RunLedger ledger) throws Exception {
        rateLatecomers(run, ledger);
        totals.recompute(run);
        List<String> disagreements = totals.disagreements(run);
        if (!disagreements.isEmpty()) {
            throw new RunFailure("run.failed.totals", String.join("; ", disagreements));
        }
        outliers.find(run);
        ledger.advance(run.hold(), "STARTED", "RATED");
        ledger.pause(run.hold());
        return WAITING;
    }

    /** Contracts that were imported while their range was already done. */
    private void rateLatecomers(Run run, RunLedger ledger) throws Exception {
        for (Optional<Slice> slice = rating.next(run, 0, Long.MAX_VALUE);
                slice.isPresent();
                slice = rating.next(run, 0, Long.MAX_VALUE)) {
            rating.rate(run, slice.get());
            ledger.sliceDone(
                    run.hold(),
                    "STARTED",
                    slice.get().from(),
                    slice.get().to(),
                    slice.get().items());
        }
    }
}
