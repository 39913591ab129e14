package portico.billing.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import portico.billing.Slice;
import portico.runs.Run;
import portico.runs.RunLedger;
import portico.runs.batch.RunningJob;

/** Does a slice's work and writes down, in the same transaction, that it is done. */
@Named
@Dependent
public class SliceWriter extends AbstractItemWriter {
    @Inject
    private RunLedger ledger;

    @Inject
    private StageWorks works;

    @Inject
    private RunningJob running;

    @Inject
    @BatchProperty
    private String stage;

    @Inject
    @BatchProperty
    private long run;

    private Run known;

    @Override
    public void writeItems(List<Object> items) throws Exception {
        if (known == null) {
            known = ledger.find(run).orElseThrow();
        }
        try {
            for (Object item : items) {
                write((Slice) item);
            }
        } catch (Error fault) {
            // Memory that ran out, a class that cannot be loaded: the runtime tells its listeners of exceptions only.
            running.note(known.hold(), fault);
            throw fault;
        }
    }

    private void write(Slice slice) throws Exception {
        StageWork work = works.of(stage);
        work.work(known, slice);
        ledger.sliceDone(known.hold(), work.stage(), slice.from(), slice.to(), slice.items());
    }
}
