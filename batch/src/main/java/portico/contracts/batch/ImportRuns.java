package portico.contracts.batch;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import portico.contracts.ImportResult;
import portico.contracts.ImportView;
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
 * Where the operator has files imported, and sees what became of them. Without a transaction: a job is another thread and
 * must find what was written. Files are named relative to the directory for imports.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportRuns {
    /** The job of master files, and its file's name. */
    static final String CONTRACTS = "import-contracts";

    /** The job of calls, and its file's name. */
    static final String USAGE = "import-usage";

    @Inject
    private Witness witness;

    @Inject
    private RunLedger ledger;

    @Inject
    private ImportOpening opening;

    @Inject
    private DropDirectory drop;

    @Inject
    private Jobs jobs;

    /** Takes the master files of a directory; again, where it failed or was stopped before. */
    @Requires(Right.OPERATOR_TENANCY)
    public UUID contracts(Scope scope, String directory) {
        witness.demand(scope.operatorId(), Right.OPERATOR_TENANCY);
        return start(scope, CONTRACTS, directory);
    }

    /** Takes the calls of a file; again, where it failed or was stopped before. */
    @Requires(Right.OPERATOR_BILLING)
    public UUID usage(Scope scope, String file) {
        witness.demand(scope.operatorId(), Right.OPERATOR_BILLING);
        return start(scope, USAGE, file);
    }

    /** Asks the job to stop after its present slice; what it has taken stays. */
    @Requires({Right.OPERATOR_TENANCY, Right.OPERATOR_BILLING})
    public void stop(Scope scope, UUID run) {
        ledger.stop(found(scope, run));
    }

    @Requires({Right.OPERATOR_TENANCY, Right.OPERATOR_BILLING})
    public ImportView run(Scope scope, UUID run) {
        Run found = found(scope, run);
        return ImportView.of(
                found, ledger.progress(found, ImportResult.stage(found.hold())), name -> ledger.noted(found, name));
    }

    private UUID start(Scope scope, String kind, String subject) {
        drop.check(subject);
        Run run = opening.open(
                NewRun.of(kind, scope.operatorId(), subject, Callers.me().value()));
        jobs.start(run);
        return run.publicId();
    }

    private Run found(Scope scope, UUID run) {
        // The ledger works as the jobs' role, which the database's wall lets pass: so that wall is asked.
        witness.demand(scope.operatorId(), Right.ANY);
        return ledger.find(scope.operatorId(), CONTRACTS, run)
                .or(() -> ledger.find(scope.operatorId(), USAGE, run))
                .orElseThrow(NotFound::new);
    }
}
