package portico.shared;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount to the cent in one currency. Whole cents inside, so that adding is exact and fast; never a float.
 *
 * @param cents hundredths of the currency's unit, negative for what we owe
 */
public record Money(long cents, Currency currency) implements Comparable<Money>, Serializable {

    /** @throws ArithmeticException where the amount has more than two decimals: rounding is the caller's decision */
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(amount.movePointRight(2).longValueExact(), currency);
    }

    public static Money of(String amount, Currency currency) {
        return of(new BigDecimal(amount), currency);
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** Rounds half away from zero to the cent, as every line is rounded. */
    public static Money rounded(BigDecimal exact, Currency currency) {
        return of(exact.setScale(2, RoundingMode.HALF_UP), currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, sameCurrency(other).cents), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, sameCurrency(other).cents), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(cents), currency);
    }

    public boolean isZero() {
        return cents == 0;
    }

    public boolean isNegative() {
        return cents < 0;
    }

    public BigDecimal amount() {
        return BigDecimal.valueOf(cents, 2);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, sameCurrency(other).cents);
    }

    @Override
    public String toString() {
        return currency + " " + amount().toPlainString();
    }

    private Money sameCurrency(Money other) {
        if (other.currency != currency) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " cannot be combined");
        }
        return other;
    }
}
