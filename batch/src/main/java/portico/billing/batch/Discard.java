package portico.billing.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import portico.billing.MonthlyRating;
import portico.runs.Run;
import portico.runs.RunLedger;

/** Closes a run and removes its drafts, both or neither. */
@Dependent
class Discard {
    @Inject
    private RunLedger ledger;

    @Inject
    private MonthlyRating rating;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void of(Run run) {
        Run discarded = ledger.discard(run);
        try {
            rating.discard(discarded);
        } catch (SQLException trouble) {
            throw new IllegalStateException(trouble);
        }
    }
}
