package portico.contracts.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import portico.runs.NewRun;
import portico.runs.Run;
import portico.runs.RunHold;
import portico.runs.RunLedger;
import portico.runs.Superseded;

/** Finds or opens the run of an import. */
@Dependent
class ImportOpening {
    @Inject
    private RunLedger ledger;

    /**
     * One that failed or was stopped is gone on with: that is what starting it again means after a broken file was mended.
     *
     * @throws portico.shared.Refusal where a job works on the same file already
     */
    Run open(NewRun wish) {
        return ledger.live(wish.operatorId(), wish.kind(), wish.subject())
                .map(ledger::resume)
                .orElseGet(() -> ledger.open(wish));
    }

    /** The run as another thread leased it for this execution. */
    Run leased(String run, String fence) {
        RunHold hold = new RunHold(Long.parseLong(run), Long.parseLong(fence));
        return ledger.find(hold.run())
                .filter(found -> found.fence() == hold.fence())
                .orElseThrow(() -> new Superseded(hold));
    }
}
