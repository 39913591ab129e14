package portico.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonthTest {

    @Test
    void a_month_knows_its_days_and_neighbours_in_leap_years_too() {
        assertEquals(29, new Month(2024, 2).period().days());
        assertEquals(28, new Month(2026, 2).period().days());
        assertEquals(new Month(2027, 1), new Month(2026, 12).next());
        assertEquals(new Month(2025, 12), new Month(2026, 1).previous());
        assertEquals(new Month(2026, 10), Month.containing(LocalDate.of(2026, 10, 31)));
        assertTrue(new Month(2026, 2).compareTo(new Month(2026, 10)) < 0);
    }

    @Test
    void it_is_written_with_its_year_first() {
        assertEquals("2026-02", new Month(2026, 2).toString());
        assertEquals(new Month(2026, 2), Month.parse("2026-02"));
        assertEquals(new Month(2000, 1), Month.parse("2000-01"));
        assertEquals(new Month(2099, 12), Month.parse("2099-12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026", "2026-13", "2026-2", "1999-12", "2100-01", "Oktober", "2026-10-01"})
    void an_unknown_month_is_refused_with_what_was_typed(String text) {
        Refusal refusal = assertThrows(Refusal.class, () -> Month.parse(text));
        assertEquals("month.unknown", refusal.key());
        assertEquals(List.of(text), refusal.arguments());
    }

    @Test
    void there_is_no_thirteenth_month() {
        assertThrows(DateTimeException.class, () -> new Month(2026, 13));
    }

    @Test
    void a_piece_of_a_list_has_one_to_two_hundred_rows() {
        assertEquals(200, PageRequest.first(200).size());
        assertEquals("x", new PageRequest("x", 1).after());
        assertEquals(
                "page.size",
                assertThrows(Refusal.class, () -> PageRequest.first(0)).key());
        assertEquals(
                "page.size",
                assertThrows(Refusal.class, () -> PageRequest.first(201)).key());
        assertEquals(List.of("a"), new Page<>(List.of("a"), null).rows());
    }
}
