package portico.billing.batch;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import portico.billing.RunChecks;
import portico.billing.RunWish;
import portico.guard.Callers;
import portico.guard.NotFound;
import portico.guard.Requires;
import portico.guard.Right;
import portico.guard.Scope;
import portico.guard.Witness;
import portico.runs.NewRun;
import portico.runs.Run;
import portico.runs.RunLedger;
import portico.runs.batch.Jobs;

/**
 * Where finance starts a month, and a second person releases it. Without a transaction: a job is another thread and must
 * find what was written.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BillingRuns {
    /** The job of a run, and its file's name. */
    static final String JOB = "monthly-invoices";

    /** The command line's way to {@link #release}; see {@link SteerInvoices}. */
    static final String RELEASE_JOB = "release-invoices";

    /** The command line's way to stop, resume and discard; see {@link SteerInvoices}. */
    static final String STEER_JOB = "steer-invoices";

    @Inject
    private Witness witness;

    @Inject
    private RunChecks checks;

    @Inject
    private RunLedger ledger;

    @Inject
    private Jobs jobs;

    @Inject
    private RunActs acts;

    /**
     * Rates a month and stops there, for the preview.
     *
     * @return the run's id in addresses
     */
    @Requires(Right.OPERATOR_BILLING)
    public UUID start(Scope scope, RunWish wish) {
        witness.demand(scope.operatorId(), Right.OPERATOR_BILLING);
        Run run = acts.open(checked(scope, wish));
        jobs.start(run);
        return run.publicId();
    }

    /** The second pair of eyes: numbers, documents and delivery follow. */
    @Requires(Right.OPERATOR_RELEASE)
    public void release(Scope scope, UUID run) {
        jobs.start(acts.approve(
                found(scope, run, Right.OPERATOR_RELEASE), Callers.me().value()));
    }

    /** Asks the job to stop after its present slices; what it has done stays. */
    @Requires(Right.OPERATOR_BILLING)
    public void stop(Scope scope, UUID run) {
        acts.stop(found(scope, run, Right.OPERATOR_BILLING), null);
    }

    /** Goes on where the run stopped or failed. */
    @Requires(Right.OPERATOR_BILLING)
    public void resume(Scope scope, UUID run) {
        jobs.start(acts.resume(found(scope, run, Right.OPERATOR_BILLING), null));
    }

    /** Deletes the drafts of a run that was not released; the month can be started anew. */
    @Requires(Right.OPERATOR_BILLING)
    public void discard(Scope scope, UUID run) {
        acts.discard(found(scope, run, Right.OPERATOR_BILLING), null);
    }

    private NewRun checked(Scope scope, RunWish wish) {
        try {
            return checks.checked(scope.operatorId(), wish, Callers.me().value());
        } catch (SQLException trouble) {
            throw new IllegalStateException(trouble);
        }
    }

    private Run found(Scope scope, UUID run, String right) {
        // The ledger works as the jobs' role, which the database's wall lets pass: so that wall is asked.
        witness.demand(scope.operatorId(), right);
        return ledger.find(scope.operatorId(), RunChecks.KIND, run).orElseThrow(NotFound::new);
    }
}
