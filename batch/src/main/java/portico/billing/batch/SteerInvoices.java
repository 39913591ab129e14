package portico.billing.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import portico.billing.RunChecks;
import portico.billing.RunPeople;
import portico.guard.Caller;
import portico.guard.Callers;
import portico.guard.Right;
import portico.runs.Run;
import portico.runs.RunLedger;
import portico.runs.batch.Jobs;
import portico.shared.Month;
import portico.shared.Refusal;

/**
 * Stops, resumes or discards a month's run from the operator's command line (job {@code steer-invoices}, parameters act, month
 * and person): the night's way when nobody can open the billing desk. The person is named by the e-mail address of an
 * account that holds Operator-Billing, and stands in the audit.
 */
@Named
@Dependent
public class SteerInvoices extends AbstractBatchlet {
    @Inject
    private RunChecks checks;

    @Inject
    private RunLedger ledger;

    @Inject
    private RunPeople people;

    @Inject
    private RunActs acts;

    @Inject
    private Jobs jobs;

    @Inject
    @BatchProperty
    private String act;

    @Inject
    @BatchProperty
    private String month;

    @Inject
    @BatchProperty
    private String person;

    @Override
    public String process() throws Exception {
        String subject = Month.parse(month).toString();
        Run run = ledger.live(checks.operator(), RunChecks.KIND, subject)
                .orElseThrow(() -> new Refusal("run.none-live", subject));
        Long account = people.holding(Right.OPERATOR_BILLING, person);
        if (account == null) {
            throw new Refusal("billing.person-without-right", "–", Right.OPERATOR_BILLING);
        }
        return Callers.call(Caller.system(BillingRuns.STEER_JOB), () -> done(run, account));
    }

    private String done(Run run, Long account) {
        switch (act == null ? "" : act) {
            case "stop" -> acts.stop(run, account);
            case "resume" -> jobs.start(acts.resume(run, account));
            case "discard" -> acts.discard(run, account);
            default -> throw new Refusal("run.unknown-act", act);
        }
        return act.toUpperCase(Locale.ROOT);
    }
}
