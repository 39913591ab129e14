package portico.rating;

import java.time.LocalDate;
import portico.shared.Month;
import portico.shared.Period;

/**
 * The periods of a contract: from its billing day to the day before the next one.
 *
 * @param billingDay 1 to 28, so that every month has it
 */
record BillingPeriods(int billingDay) {

    BillingPeriods {
        if (billingDay < 1 || billingDay > 28) {
            throw new IllegalArgumentException("Not every month has a day " + billingDay);
        }
    }

    /** The period paid in advance in that month: it begins in it. */
    Period advance(Month month) {
        LocalDate from = month.firstDay().withDayOfMonth(billingDay);
        return new Period(from, from.plusMonths(1));
    }

    /** The period paid in arrears in that month: its last day lies in it. With billing day 1 this is the month itself. */
    Period arrears(Month month) {
        return billingDay == 1 ? advance(month) : advance(month.previous());
    }

    Period containing(LocalDate day) {
        Month month = Month.containing(day);
        return advance(day.getDayOfMonth() < billingDay ? month.previous() : month);
    }
}
