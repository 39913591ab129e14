package portico.billing.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
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
 * Releases a rated month from the operator's command line (job {@code release-invoices}, parameters month and approver).
 *
 * <p>Four eyes hold here too: the approver is named by the e-mail address of an account that holds Operator-Release and did
 * not start the run. A run that was started without naming anybody cannot be released from here, because nobody knows whose
 * eyes have seen it; a person who signs in at the billing desk can.
 */
@Named
@Dependent
public class ReleaseInvoices extends AbstractBatchlet {
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
    private String month;

    @Inject
    @BatchProperty
    private String approver;

    @Override
    public String process() throws Exception {
        String subject = Month.parse(month).toString();
        Run run = ledger.live(checks.operator(), RunChecks.KIND, subject)
                .orElseThrow(() -> new Refusal("run.not-approvable", subject));
        Long account = people.holding(Right.OPERATOR_RELEASE, approver);
        if (account == null || run.startedBy() == null) {
            throw new Refusal("billing.four-eyes");
        }
        jobs.start(Callers.call(Caller.system(BillingRuns.RELEASE_JOB), () -> acts.approve(run, account)));
        return "RELEASED";
    }
}
