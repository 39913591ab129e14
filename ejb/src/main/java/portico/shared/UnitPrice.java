package portico.shared;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A price for one unit, with up to six decimals: a call's minute costs less than a cent. Only a whole line is rounded. */
public record UnitPrice(BigDecimal amount, Currency currency) implements Serializable {

    public UnitPrice {
        if (amount.scale() > 6) {
            amount = amount.setScale(6, RoundingMode.UNNECESSARY);
        }
    }

    public static UnitPrice of(String amount, Currency currency) {
        return new UnitPrice(new BigDecimal(amount), currency);
    }
}
