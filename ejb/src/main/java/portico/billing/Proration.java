package portico.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
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
        if (days == full.days()) {
            return Money.rounded(price, currency);
        }
        return new Money(
                price.multiply(BigDecimal.valueOf(days))
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(full.days()), 0, RoundingMode.HALF_UP)
                        .longValueExact(),
                currency);
    }

    /**
     * The same price cut into parts. The last one is what remains of the whole, so that a customer who adds them up
     * arrives at the price he knows.
     */
    List<Money> parts(List<Long> days) {
        Money rest = over(days.stream().mapToLong(Long::longValue).sum());
        List<Money> parts = new ArrayList<>(days.size());
        for (long some : days.subList(0, days.size() - 1)) {
            Money part = over(some);
            parts.add(part);
            rest = rest.minus(part);
        }
        parts.add(rest);
        return parts;
    }
}
