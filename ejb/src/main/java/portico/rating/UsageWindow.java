package portico.rating;

import portico.shared.Month;
import portico.shared.Period;

/** Which calls a month's invoice takes: those of the usage period that ends in it, and late ones of the 90 days before. */
public final class UsageWindow {
    public static final int LATE_DAYS = 90;

    private UsageWindow() {}

    /** Local start days; an unbilled record from before them came too late and is rejected. */
    public static Period of(int billingDay, Month month) {
        Period ended = new BillingPeriods(billingDay).arrears(month);
        return new Period(ended.from().minusDays(LATE_DAYS), ended.until());
    }
}
