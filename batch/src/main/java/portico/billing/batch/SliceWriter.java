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

/** Does a slice's work and writes down, in the same transaction, that it is done. */
@Named
@Dependent
public class SliceWriter extends AbstractItemWriter {
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

    private Run known;

    @Override
    public void writeItems(List<Object> items) throws Exception {
        if (known == null) {
            known = ledger.find(run).orElseThrow();
        }
        StageWork work = works.of(stage);
        for (Object item : items) {
            Slice slice = (Slice) item;
            work.work(known, slice);
            ledger.sliceDone(known.hold(), work.stage(), slice.from(), slice.to(), slice.items());
        }
    }
}
