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
 * Releases, stops, resumes or discards a month's run from the operator's command line (jobs {@code release-invoices} and
 * {@code steer-invoices}): the night's way when nobody can open the billing desk. The person is named by the e-mail address of
 * an account that holds the right, and stands in the audit.
 *
 * <p>Four eyes hold here too: who releases did not start the run. A run that was started without naming anybody cannot be released
 * from here, because nobody knows whose eyes have seen it; a person who signs in at the billing desk can.
 */
@Named
@Dependent
public class SteerInvoices extends AbstractBatchlet {
    private static final String RELEASE = "release";

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
        Long account = people.holding(right(), person);
        if (account == null) {
            throw new Refusal("billing.person-without-right", "–", right());
        }
        return Callers.call(
                Caller.system(RELEASE.equals(act) ? BillingRuns.RELEASE_JOB : BillingRuns.STEER_JOB),
                () -> done(run, account));
    }

    private String right() {
        return RELEASE.equals(act) ? Right.OPERATOR_RELEASE : Right.OPERATOR_BILLING;
    }

    private String done(Run run, Long account) {
        switch (act == null ? "" : act) {
            case RELEASE -> jobs.start(acts.approve(seen(run), account));
            case "stop" -> acts.stop(run, account);
            case "resume" -> jobs.start(acts.resume(run, account));
            case "discard" -> acts.discard(run, account);
            default -> throw new Refusal("run.unknown-act", act);
        }
        return act.toUpperCase(Locale.ROOT);
    }

    private static Run seen(Run run) {
        if (run.startedBy() == null) {
            throw new Refusal("billing.four-eyes");
        }
        return run;
    }
}
