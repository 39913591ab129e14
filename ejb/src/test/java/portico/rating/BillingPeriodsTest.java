package portico.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.rating.ContractStory.days;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import portico.shared.ForAll;
import portico.shared.Month;
import portico.shared.Period;

class BillingPeriodsTest {
    private static final Month OCTOBER = new Month(2026, 10);

    @Test
    void with_billing_day_one_the_period_is_the_month_in_advance_and_in_arrears() {
        assertEquals(OCTOBER.period(), new BillingPeriods(1).advance(OCTOBER));
        assertEquals(OCTOBER.period(), new BillingPeriods(1).arrears(OCTOBER));
    }

    @Test
    void otherwise_a_month_bills_the_advance_period_that_begins_and_the_arrears_that_end_in_it() {
        assertEquals(days("2026-10-15", "2026-11-15"), new BillingPeriods(15).advance(OCTOBER));
        assertEquals(days("2026-09-15", "2026-10-15"), new BillingPeriods(15).arrears(OCTOBER));
        assertEquals(days("2026-10-02", "2026-11-02"), new BillingPeriods(2).advance(OCTOBER));
        assertEquals(days("2026-09-02", "2026-10-02"), new BillingPeriods(2).arrears(OCTOBER));
        assertEquals(days("2025-12-28", "2026-01-28"), new BillingPeriods(28).arrears(new Month(2026, 1)));
    }

    @Test
    void every_day_is_billed_once_in_advance_and_once_in_arrears() {
        ForAll.cases(1000, dice -> {
            BillingPeriods periods = new BillingPeriods(dice.between(1, 28));
            LocalDate day = dice.day();
            Period containing = periods.containing(day);
            assertTrue(containing.contains(day));
            assertEquals(containing, periods.advance(Month.containing(containing.from())));
            assertEquals(
                    containing,
                    periods.arrears(Month.containing(containing.until().minusDays(1))));
            assertEquals(
                    containing.until(), periods.containing(containing.until()).from());
        });
    }

    @Test
    void a_day_that_not_every_month_has_is_no_billing_day() {
        assertEquals(28, new BillingPeriods(28).billingDay());
        assertThrows(IllegalArgumentException.class, () -> new BillingPeriods(29));
        assertThrows(IllegalArgumentException.class, () -> new BillingPeriods(0));
    }

    @Test
    void usage_is_taken_up_to_ninety_days_before_its_period() {
        assertEquals(days("2026-07-03", "2026-11-01"), UsageWindow.of(1, OCTOBER));
        assertEquals(days("2026-06-17", "2026-10-15"), UsageWindow.of(15, OCTOBER));
    }
}
