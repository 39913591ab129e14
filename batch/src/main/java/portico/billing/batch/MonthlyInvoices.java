package portico.billing.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.JobListener;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.logging.Logger;
import portico.billing.RunChecks;
import portico.billing.RunPeople;
import portico.billing.RunWish;
import portico.guard.Caller;
import portico.guard.Callers;
import portico.guard.Right;
import portico.runs.NewRun;
import portico.runs.RunHold;
import portico.runs.RunLedger;
import portico.runs.batch.RunningJob;
import portico.shared.Month;
import portico.shared.Refusal;

/**
 * Begins and ends each execution. Started through the portal it is told its run; started by jboss-cli with a month and an
 * invoice date it opens one, by the same checks, and then only rates.
 */
@Named
@Dependent
public class MonthlyInvoices implements JobListener {
    private static final Logger LOG = Logger.getLogger(MonthlyInvoices.class.getName());

    @Inject
    private JobContext context;

    @Inject
    private JobRun job;

    @Inject
    private RunningJob running;

    @Inject
    private RunLedger ledger;

    @Inject
    private RunChecks checks;

    @Inject
    private RunPeople people;

    @Inject
    private RunActs acts;

    @Inject
    @BatchProperty
    private String run;

    @Inject
    @BatchProperty
    private String fence;

    @Inject
    @BatchProperty
    private String month;

    @Inject
    @BatchProperty
    private String invoiceDate;

    @Inject
    @BatchProperty
    private String supplementary;

    @Inject
    @BatchProperty
    private String starter;

    @Override
    public void beforeJob() throws Exception {
        if (run != null && !run.isBlank()) {
            job.begin(new RunHold(Long.parseLong(run), Long.parseLong(fence)));
            return;
        }
        try {
            RunWish wish = new RunWish(Month.parse(month), date(invoiceDate), Boolean.parseBoolean(supplementary));
            NewRun checked = checks.checked(checks.operator(), wish, people.holding(Right.OPERATOR_BILLING, starter));
            job.begin(Callers.call(Caller.system(BillingRuns.JOB), () -> acts.open(checked))
                    .hold());
            ledger.executes(job.hold(), context.getExecutionId());
        } catch (Refusal refusal) {
            LOG.severe("monthly-invoices was refused: " + refusal.getMessage());
            throw refusal;
        }
    }

    private static LocalDate date(String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }

    @Override
    public void afterJob() {
        if (job.hold() != null) {
            running.over(job.hold(), context.getBatchStatus());
        }
    }
}
