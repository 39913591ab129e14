package portico.billing.batch;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.logging.Logger;
import portico.billing.RunChecks;
import portico.billing.RunWish;
import portico.runs.batch.Jobs;
import portico.shared.Clocks;
import portico.shared.Month;
import portico.shared.Refusal;

/**
 * Rates last month in the night of each month's second day, where the operator wants it (PORTICO_BILLING_TIMER=on; off by
 * default). It never releases. On several nodes the first opens the run and the others are refused.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MonthlyTimer {
    private static final Logger LOG = Logger.getLogger(MonthlyTimer.class.getName());

    @Inject
    private RunChecks checks;

    @Inject
    private RunActs acts;

    @Inject
    private Jobs jobs;

    @Inject
    private Clocks clocks;

    @Schedule(dayOfMonth = "2", hour = "2", minute = "30", timezone = "Europe/Zurich", persistent = false)
    void rate() throws SQLException {
        if (!"on".equalsIgnoreCase(System.getenv("PORTICO_BILLING_TIMER"))) {
            return;
        }
        LocalDate today = clocks.today(ZoneId.of("Europe/Zurich"));
        try {
            RunWish wish = new RunWish(Month.containing(today).previous(), today, false);
            jobs.start(acts.open(checks.checked(checks.operator(), wish, null)));
        } catch (Refusal refused) {
            LOG.info(() -> "The monthly timer did not start a run: " + refused.getMessage());
        }
    }
}
