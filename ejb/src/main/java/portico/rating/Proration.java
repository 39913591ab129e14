package portico.rating;

import java.math.BigDecimal;
import java.math.RoundingMode;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Period;

/**
 * What a price comes to for some days of a billing period: price × days ÷ days of the full period, rounded half away from
 * zero to the cent.
 *
 * @param price for the whole period, quantity included
 */
record Proration(BigDecimal price, Period full, Currency currency) {

    Money over(long days) {
        BigDecimal amount = price.multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(full.days()), 2, RoundingMode.HALF_UP);
        return Money.of(amount, currency);
    }
}
