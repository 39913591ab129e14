package portico.billing.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/** Which work belongs to which step of the job's XML. */
@Dependent
class StageWorks {
    @Inject
    private Instance<StageWork> all;

    private final Map<String, StageWork> bySteps = new HashMap<>();

    StageWork of(String step) {
        if (bySteps.isEmpty()) {
            all.forEach(work -> bySteps.put(work.step(), work));
        }
        StageWork work = bySteps.get(step);
        if (work == null) {
            throw new IllegalArgumentException("Nothing does the step " + step + " of monthly-invoices.xml");
        }
        return work;
    }
}
