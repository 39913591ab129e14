package portico.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A supporter's last day (H17), a replaced contact's (U14), a right's (U22), whatever the clocks do there. */
class EndOfDayTest {
    /** In the last four the clocks change by half an hour, at midnight, or on other days. */
    private static final List<String> ZONES = List.of(
            "Europe/Zurich",
            "America/New_York",
            "UTC",
            "Asia/Singapore",
            "Australia/Lord_Howe",
            "Atlantic/Azores",
            "Asia/Beirut",
            "America/Santiago");

    @ParameterizedTest
    @CsvSource({
        "2026-03-28, Europe/Zurich, 2026-03-28T23:00:00Z, 24",
        "2026-03-29, Europe/Zurich, 2026-03-29T22:00:00Z, 23",
        "2026-10-25, Europe/Zurich, 2026-10-25T23:00:00Z, 25",
        "2028-02-28, Europe/Zurich, 2028-02-28T23:00:00Z, 24",
        "2028-02-29, Europe/Zurich, 2028-02-29T23:00:00Z, 24",
        "2027-02-28, Europe/Zurich, 2027-02-28T23:00:00Z, 24",
        "2026-12-31, Europe/Zurich, 2026-12-31T23:00:00Z, 24",
        "2027-03-14, America/New_York, 2027-03-15T04:00:00Z, 23",
        "2026-11-01, America/New_York, 2026-11-02T05:00:00Z, 25",
        "2028-02-29, America/New_York, 2028-03-01T05:00:00Z, 24",
        "2026-03-28, Atlantic/Azores, 2026-03-29T01:00:00Z, 24"
    })
    void a_day_is_as_long_as_the_clocks_make_it(LocalDate day, ZoneId zone, Instant end, int hours) {
        assertEquals(end, EndOfDay.of(day, zone));
        assertEquals(day, EndOfDay.day(end, zone));
        assertEquals(Duration.ofHours(hours), Duration.between(EndOfDay.of(day.minusDays(1), zone), end));
    }

    @Test
    void whichever_day_and_zone_its_last_moment_belongs_to_it_and_its_end_to_the_next() {
        Set<Duration> lengths = Set.of(
                Duration.ofHours(23),
                Duration.ofMinutes(23 * 60 + 30),
                Duration.ofHours(24),
                Duration.ofMinutes(24 * 60 + 30),
                Duration.ofHours(25));
        ForAll.cases(3_000, dice -> {
            ZoneId zone = ZoneId.of(ZONES.get(dice.between(0, ZONES.size() - 1)));
            LocalDate day = LocalDate.parse("2024-01-01").plusDays(dice.between(0, 4_000));
            Instant end = EndOfDay.of(day, zone);
            assertEquals(day, EndOfDay.day(end, zone));
            assertEquals(day, LocalDate.ofInstant(end.minusNanos(1), zone));
            assertEquals(day.plusDays(1), LocalDate.ofInstant(end, zone));
            Duration length = Duration.between(EndOfDay.of(day.minusDays(1), zone), end);
            assertTrue(lengths.contains(length), length + " on " + day + " in " + zone);
            // What is decided within the day, an hour's jump included, ends with the day and not before.
            Instant moment = end.minusSeconds(1 + dice.between(0, (int) length.toSeconds() - 1));
            assertEquals(end, EndOfDay.of(LocalDate.ofInstant(moment, zone), zone));
            assertFalse(EndOfDay.of(LocalDate.ofInstant(moment.plusSeconds(3600), zone), zone)
                    .isBefore(end));
        });
    }
}
