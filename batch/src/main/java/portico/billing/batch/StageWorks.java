package portico.billing.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Which work belongs to which step of the job's XML. */
@Dependent
class StageWorks {
    @Inject
    private RateWork rate;

    StageWork of(String stage) {
        return switch (stage) {
            case "rate" -> rate;
            default -> throw new IllegalArgumentException("monthly-invoices.xml names no stage " + stage);
        };
    }
}
