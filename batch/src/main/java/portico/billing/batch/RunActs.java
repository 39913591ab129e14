package portico.billing.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import portico.billing.MonthlyRating;
import portico.billing.RunAudit;
import portico.runs.NewRun;
import portico.runs.Run;
import portico.runs.RunLedger;

/**
 * What a person does with a run, together with its entry in the audit: both or neither, and committed before a job is
 * started that must see it. {@code named} is whom the command line names; null where somebody is signed in.
 */
@Dependent
@Transactional(Transactional.TxType.REQUIRES_NEW)
class RunActs {
    @Inject
    private RunLedger ledger;

    @Inject
    private MonthlyRating rating;

    @Inject
    private RunAudit audit;

    Run open(NewRun wish) {
        Run run = ledger.open(wish);
        audit.record("started", run, wish.startedBy());
        return run;
    }

    Run approve(Run run, long approver) {
        Run approved = ledger.approve(run, approver);
        audit.record("released", approved, approver);
        return approved;
    }

    void stop(Run run, Long named) {
        ledger.stop(run);
        audit.record("stopped", run, named);
    }

    Run resume(Run run, Long named) {
        Run resumed = ledger.resume(run);
        audit.record("resumed", resumed, named);
        return resumed;
    }

    /** Closes the run and removes its drafts. */
    void discard(Run run, Long named) {
        Run discarded = ledger.discard(run);
        try {
            rating.discard(discarded);
        } catch (SQLException trouble) {
            throw new IllegalStateException(trouble);
        }
        audit.record("discarded", discarded, named);
    }
}
