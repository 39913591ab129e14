package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import portico.config.Complaint;
import portico.config.MonthVerification;
import portico.runs.Run;

/** What {@code portico-admin verify-run} says about a month, in sentences that finance can read. */
class MonthVerificationIT {
    private final BillingDatabase database = BillingDatabase.fresh();
    private final SmallOperator operator = new SmallOperator(database);
    private final MonthRun month = new MonthRun(database.jobs("test"), operator.operator);
    private final MonthVerification verification = new MonthVerification(database.settings());

    @Test
    void a_sound_month_is_told_with_the_calls_that_nobody_bills_any_more() throws Exception {
        operator.call(operator.contract(), LocalDate.of(2026, 5, 1));
        Run run = month.rated("2026-09", false);
        month.release(run, 7);
        assertEquals(
                List.of(
                        "Run " + run.id()
                                + " of 2026-09 (APPROVED): 1 contracts rated again: 1 invoiced, 0 with nothing to bill,"
                                + " 0 parked; 0 differences.",
                        "The invoice numbers have no gap and no double.",
                        "Calls that no run will bill any more, because they came too late:",
                        "  V-1: 1 calls (10 minutes) of 2026-05-01 to 2026-05-01"),
                verification.report("2026-09"));
    }

    @Test
    void each_run_of_a_month_is_looked_at_and_what_differs_is_said_with_the_rest() throws Exception {
        operator.contract();
        long payerless = operator.contract();
        operator.withoutPayer(payerless);
        month.release(month.rated("2026-09", false), 7);
        operator.withPayer(payerless);
        month.release(month.rated("2026-09", true), 7);
        database.run("UPDATE portico.invoice SET total = 54.00 WHERE contract_id = ?", payerless);
        String said = assertThrows(Complaint.class, () -> verification.report("2026-09"))
                .getMessage();
        // The first run had parked what has a payer now; the control cannot know that it had none.
        assertTrue(
                said.contains("\n  V-2, outcome: the run has parked parked.no-payer, the control finds invoiced"),
                said);
        assertTrue(said.contains("\nSupplementary run "), said);
        assertTrue(said.contains("\n  V-2, total: the run has 54.00, the control finds 54.05"), said);
        assertTrue(said.contains("\nThe invoice numbers have no gap and no double."), said);
    }

    @Test
    void a_month_that_was_never_billed_and_one_that_is_none_are_refused() {
        assertEquals(
                "There is no billing run of 2026-08.",
                assertThrows(Complaint.class, () -> verification.report("2026-08"))
                        .getMessage());
        assertEquals(
                "«August» is no month such as 2026-10.",
                assertThrows(Complaint.class, () -> verification.report("August"))
                        .getMessage());
    }
}
