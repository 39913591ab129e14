package portico.billing.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.listener.AbstractChunkListener;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import portico.runs.RunHold;
import portico.runs.batch.RunningJob;

/** Keeps the cause for which a chunk was rolled back, so that the job's end can say it. */
@Named
@Dependent
public class ChunkTrouble extends AbstractChunkListener {
    @Inject
    private RunningJob running;

    @Inject
    @BatchProperty
    private long run;

    @Inject
    @BatchProperty
    private long fence;

    @Override
    public void onError(Exception trouble) {
        running.note(new RunHold(run, fence), trouble);
    }
}
