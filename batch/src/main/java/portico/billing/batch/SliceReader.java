package portico.billing.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import portico.billing.Slice;
import portico.runs.Run;
import portico.runs.RunHold;
import portico.runs.RunLedger;
import portico.runs.Superseded;

/** Hands out a range's open slices, one for each transaction, as long as the run may be written for. */
@Named
@Dependent
public class SliceReader extends AbstractItemReader {
    @Inject
    private RunLedger ledger;

    @Inject
    private StageWorks works;

    @Inject
    @BatchProperty
    private String stage;

    @Inject
    @BatchProperty
    private long run;

    @Inject
    @BatchProperty
    private long fence;

    @Inject
    @BatchProperty
    private long from;

    @Inject
    @BatchProperty
    private long to;

    private Run known;
    private long after;

    @Override
    public void open(Serializable checkpoint) {
        after = from - 1;
    }

    @Override
    public Slice readItem() throws Exception {
        if (after >= to || !mayWrite()) {
            return null;
        }
        if (known == null) {
            known = ledger.find(run).orElseThrow();
        }
        Slice next = works.of(stage).next(known, after, to).orElse(null);
        after = next == null ? to : next.to();
        return next;
    }

    private boolean mayWrite() {
        try {
            return ledger.mayWrite(new RunHold(run, fence));
        } catch (Superseded elsewhere) {
            // Each range would say so with a page of stack; the step that follows says it once.
            return false;
        }
    }
}
