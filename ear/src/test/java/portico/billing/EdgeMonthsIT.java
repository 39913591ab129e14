package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import portico.runs.Run;

/**
 * Contracts at their edges (domain, section 4), each billed by a real run: against amounts worked out by hand, and against the
 * control, which {@link MonthRun#rated} asks each time. The line's list price is 50.00 a month in advance.
 */
class EdgeMonthsIT {
    private static final long SOMEBODY = 7;

    private final BillingDatabase database = BillingDatabase.fresh();
    private final SmallOperator operator = new SmallOperator(database);
    private final JobsConnections jobs = database.jobs("test");
    private final MonthRun month = new MonthRun(jobs, operator.operator);

    @Test
    void a_contract_that_starts_and_ends_inside_the_month_pays_its_days() throws Exception {
        operator.contract("CHF", day("2026-09-10"), day("2026-09-21"));
        month.rated("2026-09", false);
        // 11 of 30 days of 50.00 are 18.333…; with tax 19.81, which rounds to 19.80.
        assertEquals(List.of("2026-09-10 2026-09-21 18.33"), lines());
        assertEquals("18.33 1.48 -0.01 19.80", invoice());
    }

    @Test
    void a_contract_that_starts_and_ends_on_the_same_day_has_nothing_to_bill() throws Exception {
        operator.contract("CHF", day("2026-09-10"), day("2026-09-10"));
        month.rated("2026-09", false);
        assertEquals("1", database.one("SELECT count(*) FROM portico.nothing_to_bill"));
    }

    @Test
    void several_price_versions_in_a_month_make_a_line_each() throws Exception {
        long contract = operator.contract();
        operator.ownPrice(contract, day("2026-02-01"), day("2026-02-11"), "89.00");
        operator.ownPrice(contract, day("2026-02-11"), null, "129.00");
        month.rated("2026-02", false);
        // The golden value of the domain: 89 to 129 on the 11th.
        assertEquals(List.of("2026-02-01 2026-02-11 31.79", "2026-02-11 2026-03-01 82.93"), lines());
    }

    @Test
    void parts_of_one_price_around_another_add_up_to_the_price_of_their_days() throws Exception {
        long contract = operator.contract();
        operator.ownPrice(contract, day("2026-01-11"), day("2026-01-21"), "80.00");
        month.rated("2026-01", false);
        // 21 days of 50.00 are 33.87; the first ten are 16.13, so the last eleven are what remains, 17.74.
        assertEquals(
                List.of("2026-01-01 2026-01-11 16.13", "2026-01-11 2026-01-21 25.81", "2026-01-21 2026-02-01 17.74"),
                lines());
    }

    @Test
    void a_change_of_quantity_makes_a_line_for_each_quantity() throws Exception {
        long contract = operator.contract();
        operator.phase(contract, day("2026-09-16"), 3, "ACTIVE");
        month.rated("2026-09", false);
        assertEquals(List.of("2026-09-01 2026-09-16 25.00", "2026-09-16 2026-10-01 75.00"), lines());
    }

    @Test
    void days_of_suspension_cost_nothing_and_the_rest_adds_up() throws Exception {
        long contract = operator.contract();
        operator.phase(contract, day("2026-01-11"), 1, "SUSPENDED");
        operator.phase(contract, day("2026-01-21"), 1, "ACTIVE");
        month.rated("2026-01", false);
        assertEquals(List.of("2026-01-01 2026-01-11 16.13", "2026-01-21 2026-02-01 17.74"), lines());
    }

    @Test
    void a_month_spent_in_suspension_has_nothing_to_bill() throws Exception {
        operator.phase(operator.contract(), day("2026-08-31"), 1, "SUSPENDED");
        month.rated("2026-09", false);
        assertEquals("1", database.one("SELECT count(*) FROM portico.nothing_to_bill"));
    }

    @Test
    void a_billing_day_that_is_not_the_first_bills_its_own_period() throws Exception {
        long contract = operator.contract();
        operator.set(contract, "billing_day", 15);
        operator.call(contract, day("2026-09-14"));
        operator.call(contract, day("2026-09-15"));
        month.rated("2026-09", false);
        // The fee in advance from the 15th on; the calls of the period that ended on the 14th.
        assertEquals(List.of("2026-09-15 2026-10-15 50.00", "2026-08-15 2026-09-15 0.60"), lines());
        assertEquals("1", database.one("SELECT count(*) FROM portico.usage_record WHERE invoice_id IS NULL"));
    }

    @Test
    void an_invoice_that_a_reseller_pays_is_addressed_to_him_and_stands_on_his_path() throws Exception {
        long contract = operator.contract();
        long reseller = operator.reseller();
        operator.set(contract, "payer_id", reseller);
        month.rated("2026-09", false);
        assertEquals(
                reseller + " " + reseller + " - Händler GmbH",
                database.one("SELECT concat_ws(' ', payer_id, reseller_id, coalesce(customer_id::text, '-'),"
                        + " recipient ->> 'name') FROM portico.invoice"));
        assertEquals(Long.toString(reseller), database.one("SELECT DISTINCT reseller_id FROM portico.invoice_line"));
    }

    @Test
    void euros_are_never_rounded_to_five_cents() throws Exception {
        long contract = operator.contract("EUR", SmallOperator.LONG_AGO, null);
        operator.ownPrice(contract, SmallOperator.LONG_AGO, null, "239.99");
        month.rated("2026-09", false);
        assertEquals("239.99 19.44 0.00 259.43", invoice());
    }

    @Test
    void francs_are_rounded_to_five_centimes_after_tax() throws Exception {
        operator.ownPrice(operator.contract(), SmallOperator.LONG_AGO, null, "239.99");
        month.rated("2026-09", false);
        assertEquals("239.99 19.44 0.02 259.45", invoice());
    }

    @Test
    void a_period_across_a_change_of_the_tax_rate_is_split_and_adds_up() throws Exception {
        long contract = operator.contract();
        operator.set(contract, "billing_day", 16);
        operator.ownPrice(contract, SmallOperator.LONG_AGO, null, "300.00");
        month.rated("2023-12", false);
        // 16 of 31 days at 7.7 %, the remaining 15 at 8.1 %.
        assertEquals(List.of("2023-12-16 2024-01-01 154.84", "2024-01-01 2024-01-16 145.16"), lines());
        assertEquals(
                List.of("7.70 154.84 11.92", "8.10 145.16 11.76"),
                database.rows("SELECT concat_ws(' ', rate, net, vat) FROM portico.invoice_vat ORDER BY rate"));
    }

    @Test
    void an_invoice_over_nothing_is_not_made_and_its_calls_wait() throws Exception {
        long contract = operator.contract();
        operator.ownPrice(contract, SmallOperator.LONG_AGO, null, "0.00");
        database.run("UPDATE portico.tariff SET per_minute = 0");
        operator.call(contract, day("2026-09-03"));
        month.rated("2026-09", false);
        assertEquals("1", database.one("SELECT count(*) FROM portico.nothing_to_bill"));
        assertEquals("1", database.one("SELECT count(*) FROM portico.usage_record WHERE invoice_id IS NULL"));
    }

    @Test
    void what_is_below_zero_is_carried_until_it_is_used_up_and_never_taken_twice() throws Exception {
        long contract = operator.contract();
        operator.ownPrice(contract, day("2026-07-01"), day("2026-08-01"), "-70.00");
        month.release(month.rated("2026-07", false), SOMEBODY);
        // 70.00 and its tax of 5.67 are owed: 75.67. August's 54.05 use up a part of it, September the rest.
        assertEquals("CARRIED 75.67 RECURRING -70.00", carried("2026-07-01"));
        month.release(month.rated("2026-08", false), SOMEBODY);
        assertEquals("CARRIED -75.67 CARRIED 21.62 RECURRING 50.00", carried("2026-08-01"));
        month.release(month.rated("2026-09", false), SOMEBODY);
        assertEquals("CARRIED -21.62 RECURRING 50.00", carried("2026-09-01"));
        month.rated("2026-10", false);
        assertEquals("RECURRING 50.00", carried("2026-10-01"));
        assertEquals("0.00", database.one("SELECT sum(net) FROM portico.invoice_line WHERE kind = 'CARRIED'"));
    }

    @Test
    void a_late_call_is_billed_once_with_the_tax_of_its_own_days() throws Exception {
        long contract = operator.contract();
        month.release(month.rated("2023-12", false), SOMEBODY);
        operator.call(contract, day("2023-12-20"));
        Run run = month.rated("2024-01", false);
        assertEquals(
                List.of("2024-01-01 2024-02-01 50.00", "2023-12-01 2024-01-01 0.60"),
                database.rows(
                        "SELECT concat_ws(' ', period_from, period_until, l.net) FROM portico.invoice_line l"
                                + " JOIN portico.invoice i ON i.id = l.invoice_id WHERE i.month = '2024-01-01' ORDER BY position"));
        assertEquals(
                List.of("7.70", "8.10"),
                database.rows("SELECT rate FROM portico.invoice_vat v JOIN portico.invoice i ON i.id = v.invoice_id"
                        + " WHERE i.month = '2024-01-01' ORDER BY rate"));
        month.release(run, SOMEBODY);
        month.rated("2024-02", false);
        assertEquals("1", database.one("SELECT count(*) FROM portico.invoice_line WHERE kind = 'USAGE'"));
    }

    @Test
    void a_customer_with_a_hundred_thousand_lines_is_billed_like_any_other() throws Exception {
        long contract = operator.contract();
        operator.lines(contract, 99_999);
        operator.contract();
        month.rated("2026-09", false);
        assertEquals(
                List.of("100000 5000000.00", "1 50.00"),
                database.rows(
                        "SELECT count(*) || ' ' || sum(net) FROM portico.invoice_line GROUP BY invoice_id ORDER BY sum(net) DESC"));
    }

    @Test
    void a_customer_with_a_hundred_thousand_calls_has_one_line_for_them() throws Exception {
        operator.calls(operator.contract(), day("2026-09-03"), 100_000);
        month.rated("2026-09", false);
        assertEquals(List.of("2026-09-01 2026-10-01 50.00", "2026-09-01 2026-10-01 60000.00"), lines());
        assertTrue(database.one("SELECT derivation FROM portico.invoice_line WHERE kind = 'USAGE'")
                .contains("\"calls\":100000,\"seconds\":60000000"));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private List<String> lines() {
        return database.rows(
                "SELECT concat_ws(' ', period_from, period_until, net) FROM portico.invoice_line ORDER BY position");
    }

    private String invoice() {
        return database.one("SELECT concat_ws(' ', net, vat, rounding, total) FROM portico.invoice");
    }

    private String carried(String month) {
        return database.one("""
                SELECT string_agg(l.kind || ' ' || l.net, ' ' ORDER BY l.kind, l.net)
                  FROM portico.invoice_line l JOIN portico.invoice i ON i.id = l.invoice_id WHERE i.month = ?::date""", month);
    }
}
