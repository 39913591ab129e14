package portico.billing.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Properties;
import portico.billing.Slice;
import portico.runs.Run;
import portico.runs.RunLedger;

/** Cuts a stage into ranges of contracts: several for each thread, so that a heavy range does not leave the other idle. */
@Named
@Dependent
public class SlicePlan implements PartitionMapper {
    private static final int THREADS = 2;
    private static final int RANGES = 8 * THREADS;

    @Inject
    private JobRun job;

    @Inject
    private RunLedger ledger;

    @Inject
    private StageWorks works;

    @Inject
    @BatchProperty
    private String stage;

    @Override
    public PartitionPlan mapPartitions() throws Exception {
        Run run = job.run();
        StageWork work = works.of(stage);
        ledger.left(run.hold(), work.stage(), work.open(run));
        List<Slice> ranges = work.ranges(run, RANGES);
        PartitionPlan plan = new PartitionPlanImpl();
        // The runtime wants a partition also where nothing is left to do; an empty range is over at once.
        plan.setPartitions(Math.max(1, ranges.size()));
        plan.setThreads(THREADS);
        Properties[] each = new Properties[plan.getPartitions()];
        for (int i = 0; i < each.length; i++) {
            Slice range = i < ranges.size() ? ranges.get(i) : new Slice(1, 0, 0);
            each[i] = new Properties();
            each[i].setProperty("run", Long.toString(run.id()));
            each[i].setProperty("fence", Long.toString(run.fence()));
            each[i].setProperty("from", Long.toString(range.from()));
            each[i].setProperty("to", Long.toString(range.to()));
        }
        plan.setPartitionProperties(each);
        return plan;
    }
}
