package portico.rating;

import java.math.BigDecimal;
import java.math.RoundingMode;
import portico.shared.Currency;
import portico.shared.Money;

/** Sums in francs end on five centimes, because there are no smaller coins; the difference stands on the invoice after tax. */
final class CashRounding {

    private CashRounding() {}

    /** What must be added to the total to reach the nearest step (half away from zero): 259.43 to 0.05 is +0.02. */
    static Money of(Money total, BigDecimal step) {
        // Euro have cents; the contract's setting does not reach them.
        if (total.currency() != Currency.CHF) {
            return Money.zero(total.currency());
        }
        BigDecimal steps = total.amount().divide(step, 0, RoundingMode.HALF_UP);
        return Money.rounded(steps.multiply(step), total.currency()).minus(total);
    }
}
