package portico.shared;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A price for one unit, with up to six decimals: a call's minute costs less than a cent. Only a whole line is rounded. */
public record UnitPrice(BigDecimal amount, Currency currency) implements Serializable {

    /** @throws ArithmeticException where the price needs more than six decimals */
    public UnitPrice {
        if (amount.scale() > 6) {
            amount = amount.setScale(6, RoundingMode.UNNECESSARY);
        }
    }

    public static UnitPrice of(String amount, Currency currency) {
        return new UnitPrice(new BigDecimal(amount), currency);
    }

    /** As many decimals as the price needs, two at least: 99, 99.0 and 99.000000 are all 99.00. */
    public static BigDecimal shortest(BigDecimal price) {
        BigDecimal stripped = price.stripTrailingZeros();
        return stripped.setScale(Math.max(2, stripped.scale()), RoundingMode.UNNECESSARY);
    }
}
