package portico.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.shared.Currency.CHF;
import static portico.shared.Currency.EUR;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void sums_are_exact_to_the_cent() {
        assertEquals(chf("0.30"), chf("0.10").plus(chf("0.20")));
        assertEquals(chf("-0.10"), chf("0.10").minus(chf("0.20")));
        assertEquals(chf("-1234.56"), chf("1234.56").negated());
        assertEquals(new BigDecimal("12.30"), chf("12.3").amount());
        assertEquals("CHF 1234.50", chf("1234.5").toString());
    }

    @Test
    void half_a_cent_is_rounded_away_from_zero_in_both_directions() {
        assertEquals(chf("0.13"), Money.rounded(new BigDecimal("0.125"), CHF));
        assertEquals(chf("-0.13"), Money.rounded(new BigDecimal("-0.125"), CHF));
        assertEquals(chf("0.12"), Money.rounded(new BigDecimal("0.1249999"), CHF));
    }

    @Test
    void a_fraction_of_a_cent_is_refused_because_rounding_is_the_callers_decision() {
        assertThrows(ArithmeticException.class, () -> Money.of("0.125", CHF));
    }

    @Test
    void francs_and_euros_are_never_combined() {
        assertThrows(IllegalArgumentException.class, () -> chf("1").plus(Money.of("1", EUR)));
        assertThrows(IllegalArgumentException.class, () -> chf("1").minus(Money.of("1", EUR)));
        assertThrows(IllegalArgumentException.class, () -> chf("1").compareTo(Money.of("1", EUR)));
    }

    @Test
    void an_overflow_is_an_error_and_no_other_sum() {
        Money most = new Money(Long.MAX_VALUE, CHF);
        assertThrows(ArithmeticException.class, () -> most.plus(chf("0.01")));
        assertThrows(ArithmeticException.class, () -> most.negated().minus(chf("0.02")));
        assertThrows(ArithmeticException.class, () -> new Money(Long.MIN_VALUE, CHF).negated());
    }

    @Test
    void zero_is_neither_owed_nor_due() {
        assertTrue(Money.zero(EUR).isZero());
        assertEquals(EUR, Money.zero(EUR).currency());
        assertFalse(chf("0.01").isZero());
        assertFalse(Money.zero(CHF).isNegative());
        assertTrue(chf("-0.01").isNegative());
        assertTrue(chf("1").compareTo(chf("2")) < 0);
    }

    @Test
    void a_unit_price_has_six_decimals_at_most() {
        assertEquals(new BigDecimal("0.070500"), UnitPrice.of("0.0705000", CHF).amount());
        assertThrows(ArithmeticException.class, () -> UnitPrice.of("0.0000001", CHF));
        assertEquals("99.00", UnitPrice.shortest(new BigDecimal("99.000000")).toPlainString());
        assertEquals("100.00", UnitPrice.shortest(new BigDecimal("1E+2")).toPlainString());
        assertEquals("0.0705", UnitPrice.shortest(new BigDecimal("0.070500")).toPlainString());
    }

    private static Money chf(String amount) {
        return Money.of(amount, CHF);
    }
}
