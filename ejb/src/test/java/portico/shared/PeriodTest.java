package portico.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeriodTest {
    private static final Period JANUARY = new Month(2026, 1).period();

    @Test
    void the_day_after_the_end_is_no_longer_in_it() {
        assertTrue(JANUARY.contains(LocalDate.of(2026, 1, 1)));
        assertTrue(JANUARY.contains(LocalDate.of(2026, 1, 31)));
        assertFalse(JANUARY.contains(LocalDate.of(2026, 2, 1)));
        assertFalse(JANUARY.contains(LocalDate.of(2025, 12, 31)));
        assertEquals(31, JANUARY.days());
    }

    @Test
    void a_period_may_be_empty_but_not_backwards() {
        LocalDate day = LocalDate.of(2026, 1, 1);
        assertTrue(new Period(day, day).isEmpty());
        assertFalse(JANUARY.isEmpty());
        assertThrows(IllegalArgumentException.class, () -> new Period(day, day.minusDays(1)));
    }

    @Test
    void an_unknown_end_is_no_end() {
        assertTrue(Period.from(LocalDate.of(2026, 1, 1), null).contains(LocalDate.of(9999, 1, 1)));
        assertEquals(JANUARY, Period.from(JANUARY.from(), JANUARY.until()));
    }

    @Test
    void two_periods_that_only_touch_have_nothing_in_common() {
        assertEquals(Optional.empty(), JANUARY.intersect(new Month(2026, 2).period()));
        assertEquals(Optional.empty(), new Month(2026, 2).period().intersect(JANUARY));
        Period rest = Period.from(LocalDate.of(2026, 1, 20), null);
        Period expected = new Period(LocalDate.of(2026, 1, 20), LocalDate.of(2026, 2, 1));
        assertEquals(Optional.of(expected), JANUARY.intersect(rest));
        assertEquals(Optional.of(expected), rest.intersect(JANUARY));
    }

    @Test
    void what_two_periods_have_in_common_is_what_both_contain() {
        ForAll.cases(500, dice -> {
            Period one = period(dice);
            Period other = period(dice);
            LocalDate day = dice.day();
            boolean both = one.contains(day) && other.contains(day);
            assertEquals(
                    both,
                    one.intersect(other).filter(common -> common.contains(day)).isPresent());
        });
    }

    private static Period period(Dice dice) {
        LocalDate from = dice.day();
        return new Period(from, from.plusDays(dice.between(0, 60)));
    }
}
