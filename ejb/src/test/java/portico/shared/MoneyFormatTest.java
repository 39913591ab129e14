package portico.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MoneyFormatTest {

    @Test
    void thousands_are_grouped_by_an_apostrophe() {
        assertEquals("CHF 1’234.50", MoneyFormat.full(Money.of("1234.50", Currency.CHF)));
        assertEquals("EUR 1’234’567.00", MoneyFormat.full(Money.of("1234567", Currency.EUR)));
        assertEquals("999.99", MoneyFormat.amount(Money.of("999.99", Currency.CHF)));
        assertEquals("0.05", MoneyFormat.amount(Money.of("0.05", Currency.CHF)));
        assertEquals("12’000", MoneyFormat.count(12_000));
    }

    @Test
    void what_we_owe_has_a_real_minus_sign() {
        assertEquals("CHF −1’234.50", MoneyFormat.full(Money.of("-1234.50", Currency.CHF)));
        assertEquals("−100.00", MoneyFormat.amount(Money.of("-100", Currency.CHF)));
        assertEquals("−0.01", MoneyFormat.amount(Money.of("-0.01", Currency.CHF)));
    }

    @Test
    void a_price_shows_the_decimals_it_has_and_two_at_least() {
        assertEquals("0.0705", MoneyFormat.price(new BigDecimal("0.070500")));
        assertEquals("100.00", MoneyFormat.price(new BigDecimal("100.000000")));
    }

    @Test
    void a_tax_rate_has_no_superfluous_zeros() {
        assertEquals("8.1 %", MoneyFormat.rate(new BigDecimal("8.10")));
        assertEquals("8 %", MoneyFormat.rate(new BigDecimal("8.00")));
        assertEquals("10 %", MoneyFormat.rate(new BigDecimal("1E+1")));
        assertEquals("0 %", MoneyFormat.rate(BigDecimal.ZERO));
    }

    @Test
    void an_unrounded_sum_says_when_it_goes_on() {
        assertEquals("121.935…", MoneyFormat.unrounded(new BigDecimal("121.93548387")));
        assertEquals("0.125", MoneyFormat.unrounded(new BigDecimal("0.12500")));
        assertEquals("94.50", MoneyFormat.unrounded(new BigDecimal("94.5")));
        assertEquals("−0.009…", MoneyFormat.unrounded(new BigDecimal("-0.0099")));
    }

    @Test
    void days_and_months_have_one_format_per_language() {
        LocalDate day = LocalDate.of(2026, 1, 9);
        assertEquals("09.01.2026", DayFormat.day(day, "de"));
        assertEquals("09.01.2026", DayFormat.day(day, "fr"));
        assertEquals("9 Jan 2026", DayFormat.day(day, "en"));
        assertEquals("10.10.2026", DayFormat.day(LocalDate.of(2026, 10, 10), "it"));
        Period october = new Month(2026, 10).period();
        assertEquals("01.10.2026 – 31.10.2026", DayFormat.days(october, "de"));
        assertEquals("Oktober 2026", DayFormat.month(new Month(2026, 10), "de"));
        assertEquals("février 2026", DayFormat.month(new Month(2026, 2), "fr"));
        assertEquals("dicembre 2026", DayFormat.month(new Month(2026, 12), "it"));
        assertEquals("January 2026", DayFormat.month(new Month(2026, 1), "en"));
        assertEquals("März 2026", DayFormat.month(new Month(2026, 3), "xx"));
    }
}
