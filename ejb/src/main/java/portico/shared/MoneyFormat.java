package portico.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How sums are written, on screen and on paper, alike in all four languages: CHF 1’234.50, −12.00, 8.1 %. Fixed here because
 * the JDK's own Swiss formats differ from version to version, and an archived invoice must not.
 */
public final class MoneyFormat {
    private static final char APOSTROPHE = '\u2019';
    private static final char MINUS = '\u2212';

    private MoneyFormat() {}

    /** CHF 1’234.50 */
    public static String full(Money money) {
        return money.currency() + " " + amount(money);
    }

    /** 1’234.50, for columns that name the currency in their head. */
    public static String amount(Money money) {
        return decimal(money.amount());
    }

    /** A price for one unit: at least two decimals, at most the six it has. */
    public static String price(BigDecimal price) {
        return decimal(UnitPrice.shortest(price));
    }

    /** A tax rate without superfluous zeros: 8.1 % */
    public static String rate(BigDecimal percent) {
        BigDecimal shortest = percent.stripTrailingZeros();
        return decimal(shortest.setScale(Math.max(0, shortest.scale()))) + " %";
    }

    /** A count: 12’000 */
    public static String count(long count) {
        return decimal(BigDecimal.valueOf(count));
    }

    /** All the decimals that the number has, thousands grouped. */
    public static String decimal(BigDecimal number) {
        String digits = number.abs().toPlainString();
        int point = digits.indexOf('.');
        int whole = point < 0 ? digits.length() : point;
        StringBuilder written = new StringBuilder(digits.length() + 6);
        if (number.signum() < 0) {
            written.append(MINUS);
        }
        for (int i = 0; i < whole; i++) {
            if (i > 0 && (whole - i) % 3 == 0) {
                written.append(APOSTROPHE);
            }
            written.append(digits.charAt(i));
        }
        return written.append(digits, whole, digits.length()).toString();
    }

    /** What a sum comes to before it is rounded: 121.935…, cut after three decimals where there are more. */
    public static String unrounded(BigDecimal exact) {
        BigDecimal shortest = UnitPrice.shortest(exact);
        if (shortest.scale() <= 3) {
            return decimal(shortest);
        }
        return decimal(shortest.setScale(3, RoundingMode.DOWN)) + "…";
    }
}
