package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import portico.runs.Run;
import portico.shared.Clocks;
import portico.shared.Month;
import portico.shared.Refusal;

/** What is refused before a month is billed, each with its own words, and with nothing written. */
class RunChecksIT {
    private final BillingDatabase database = BillingDatabase.fresh();
    private final SmallOperator operator = new SmallOperator(database);
    private final JobsConnections jobs = database.jobs("test");
    private final MonthRun month = new MonthRun(jobs, operator.operator);
    private final RunChecks checks = new RunChecks(jobs, month.ledger(), new Clocks() {
        @Override
        public Instant now() {
            return Instant.parse("2026-11-10T12:00:00Z");
        }
    });

    @Test
    void a_month_that_is_over_and_not_billed_may_be_started() throws SQLException {
        operator.contract();
        assertEquals("2026-10", wish("2026-10", "2026-11-02", false).subject());
        // On the month's last day, and up to sixty days from today.
        wish("2026-10", "2026-10-31", false);
        wish("2026-10", "2027-01-09", false);
    }

    @Test
    void an_unknown_month_is_refused() {
        refused("month.unknown", () -> Month.parse("2026-13"));
        refused("month.unknown", () -> Month.parse("Oktober"));
    }

    @Test
    void a_future_month_and_one_that_is_not_over_are_refused() {
        refused("billing.month-future", () -> wish("2026-12", "2026-12-31", false));
        refused("billing.month-not-over", () -> wish("2026-11", "2026-11-30", false));
    }

    @Test
    void an_invoice_date_before_the_months_end_or_far_ahead_or_missing_is_refused() {
        refused("billing.invoice-date", () -> wish("2026-10", "2026-10-30", false));
        refused("billing.invoice-date", () -> wish("2026-10", "2027-01-10", false));
        refused(
                "billing.invoice-date",
                () -> checks.checked(operator.operator, new RunWish(Month.parse("2026-10"), null, false), null));
    }

    @Test
    void a_month_that_was_billed_is_refused_and_may_be_supplemented() throws Exception {
        operator.contract();
        refused("billing.nothing-to-supplement", () -> wish("2026-10", "2026-11-02", true));
        month.release(month.rated("2026-10", false), 7);
        refused("billing.month-billed", () -> wish("2026-10", "2026-11-02", false));
        wish("2026-10", "2026-11-02", true);
    }

    @Test
    void a_month_with_a_live_run_is_refused_also_where_two_ask_at_once() throws Exception {
        operator.contract();
        portico.runs.NewRun second = wish("2026-10", "2026-11-02", false);
        month.open("2026-10", false);
        refused("run.already-live", () -> wish("2026-10", "2026-11-02", false));
        refused("run.already-live", () -> month.ledger().open(second));
        assertEquals("1", database.one("SELECT count(*) FROM portico.run"));
    }

    @Test
    void a_second_month_waits_while_another_has_drafts_because_both_could_take_the_same_balance() throws Exception {
        operator.contract();
        portico.runs.NewRun october = wish("2026-10", "2026-11-02", false);
        Run september = month.rated("2026-09", false);
        refused("billing.other-month-open", () -> wish("2026-10", "2026-11-02", false));
        // Also where both were asked for at once.
        refused("run.already-live", () -> month.ledger().open(october));
        month.release(september, 7);
        month.ledger().open(wish("2026-10", "2026-11-02", false));
    }

    @Test
    void a_creditor_without_qr_iban_stops_the_run_where_francs_are_billed() throws SQLException {
        operator.contract();
        database.run("UPDATE portico.issuer SET qr_iban = NULL");
        refused("billing.creditor-without-qr-iban", () -> wish("2026-10", "2026-11-02", false));
        database.run("UPDATE portico.issuer SET qr_iban = iban");
        refused("billing.creditor-without-qr-iban", () -> wish("2026-10", "2026-11-02", false));
        database.run("UPDATE portico.contract SET currency = 'EUR'");
        wish("2026-10", "2026-11-02", false);
    }

    @Test
    void a_creditor_without_a_plain_iban_stops_the_run_where_euros_are_billed() {
        operator.contract("EUR", SmallOperator.LONG_AGO, null);
        database.run("UPDATE portico.issuer SET iban = qr_iban");
        refused("billing.creditor-without-iban", () -> wish("2026-10", "2026-11-02", false));
    }

    @Test
    void an_issuer_that_is_missing_or_has_a_combined_address_stops_the_run() {
        database.run("UPDATE portico.issuer SET town = '3000 Bern'");
        refused("billing.creditor-address", () -> wish("2026-10", "2026-11-02", false));
        database.run("DELETE FROM portico.issuer");
        refused("billing.no-issuer", () -> wish("2026-10", "2026-11-02", false));
    }

    @Test
    void whoever_started_a_run_cannot_approve_it() throws Exception {
        operator.contract();
        Run run = month.rated("2026-10", false);
        database.run("UPDATE portico.run SET started_by = 5");
        Run mine = month.ledger().find(run.id()).orElseThrow();
        refused("billing.four-eyes", () -> month.ledger().approve(mine, 5));
        // Also where the caller's knowledge of the run is older than the run.
        refused("run.not-approvable", () -> month.ledger().approve(run, 5));
        assertEquals("RATED", database.one("SELECT stage FROM portico.run"));
        month.release(mine, 6);
        refused("run.not-approvable", () -> month.ledger().approve(mine, 8));
    }

    private portico.runs.NewRun wish(String billed, String invoiceDate, boolean supplementary) throws SQLException {
        return checks.checked(
                operator.operator, new RunWish(Month.parse(billed), LocalDate.parse(invoiceDate), supplementary), null);
    }

    private static void refused(String key, Executable wish) {
        assertEquals(key, assertThrows(Refusal.class, wish).key());
    }
}
