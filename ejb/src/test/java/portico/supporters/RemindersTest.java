package portico.supporters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portico.shared.ForAll;

/** 14, 3 and 0 days before the end, whatever the clocks do (domain text, 3; H17). */
class RemindersTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private static Instant end(String day, ZoneId zone) {
        return new LastDay(LocalDate.parse(day), zone).end();
    }

    /** Clocks go forward on 29 March 2026, back on 25 October 2026; 2028 has a 29 February. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-30, 14, 2026-11-16T07:00:00Z",
        "2026-11-30, 3, 2026-11-27T07:00:00Z",
        "2026-11-30, 0, 2026-11-30T07:00:00Z",
        "2026-03-29, 14, 2026-03-15T07:00:00Z",
        "2026-03-29, 3, 2026-03-26T07:00:00Z",
        "2026-03-29, 0, 2026-03-29T06:00:00Z",
        "2026-03-31, 3, 2026-03-28T07:00:00Z",
        "2026-10-25, 3, 2026-10-22T06:00:00Z",
        "2026-10-25, 0, 2026-10-25T07:00:00Z",
        "2028-03-03, 3, 2028-02-29T07:00:00Z",
        "2028-02-29, 0, 2028-02-29T07:00:00Z",
        "2027-03-03, 3, 2027-02-28T07:00:00Z",
        "2028-03-14, 14, 2028-02-29T07:00:00Z"
    })
    void each_comes_on_the_morning_of_its_day(String lastDay, int days, String expected) {
        assertEquals(Instant.parse(expected), Reminders.moment(days, end(lastDay, ZURICH), ZURICH));
    }

    @Test
    void the_last_day_is_as_long_as_the_clocks_make_it() {
        assertEquals(Instant.parse("2026-03-29T22:00:00Z"), end("2026-03-29", ZURICH), "a day of 23 hours");
        assertEquals(Instant.parse("2026-10-25T23:00:00Z"), end("2026-10-25", ZURICH), "a day of 25 hours");
        assertEquals(Instant.parse("2028-02-29T23:00:00Z"), end("2028-02-29", ZURICH));
        ZoneId azores = ZoneId.of("Atlantic/Azores");
        assertEquals(
                Instant.parse("2026-03-29T01:00:00Z"),
                end("2026-03-28", azores),
                "where midnight itself is skipped the next day begins at one");
    }

    @Test
    void an_end_at_midnight_is_the_day_s_before() {
        assertEquals(
                LocalDate.parse("2026-10-25"),
                LastDay.of(end("2026-10-25", ZURICH), ZURICH).day());
        assertEquals(
                LocalDate.parse("2026-10-25"),
                LastDay.of(Instant.parse("2026-10-25T12:00:00Z"), ZURICH).day());
    }

    @Test
    void where_the_grantor_s_own_end_comes_before_the_morning_the_last_reminder_comes_with_the_day() {
        Instant end = Instant.parse("2026-11-30T05:00:00Z");
        assertEquals(Instant.parse("2026-11-29T23:00:00Z"), Reminders.moment(0, end, ZURICH));
    }

    @Test
    void after_a_long_silence_only_the_nearest_is_said_and_none_after_the_end() {
        Instant end = end("2026-11-30", ZURICH);
        Instant granted = Instant.parse("2026-09-01T10:00:00Z");
        assertEquals(Optional.empty(), Reminders.due(granted, end, ZURICH, Instant.parse("2026-11-16T06:59:59Z")));
        assertEquals(Optional.of(14), Reminders.due(granted, end, ZURICH, Instant.parse("2026-11-16T07:00:00Z")));
        assertEquals(Optional.of(3), Reminders.due(granted, end, ZURICH, Instant.parse("2026-11-28T07:00:00Z")));
        assertEquals(Optional.of(0), Reminders.due(granted, end, ZURICH, end.minusNanos(1)));
        assertEquals(Optional.empty(), Reminders.due(granted, end, ZURICH, end));
    }

    @Test
    void who_is_let_in_for_a_week_is_not_told_at_once_that_two_weeks_are_left() {
        Instant granted = Instant.parse("2026-11-25T10:00:00Z");
        Instant end = end("2026-11-30", ZURICH);
        assertEquals(Optional.empty(), Reminders.due(granted, end, ZURICH, granted.plusSeconds(60)));
        assertEquals(Optional.of(3), Reminders.due(granted, end, ZURICH, Instant.parse("2026-11-27T08:00:00Z")));
    }

    /** A clock that looks every minute, stands still now and then or jumps by an hour: each at most once, nearer and nearer. */
    @Test
    void however_the_clock_goes_each_reminder_is_said_once_at_most_and_in_order() {
        ForAll.cases(300, dice -> {
            ZoneId zone =
                    dice.oneOf(ZURICH, ZoneId.of("UTC"), ZoneId.of("America/New_York"), ZoneId.of("Asia/Singapore"));
            LocalDate day = LocalDate.parse("2026-01-01").plusDays(dice.between(0, 1_200));
            Instant end = new LastDay(day, zone).end();
            Instant granted = end.minus(Duration.ofDays(1 + dice.between(0, 40)));
            List<Integer> said = new ArrayList<>();
            Instant now = granted;
            while (now.isBefore(end)) {
                Reminders.due(granted, end, zone, now)
                        .filter(one -> !said.contains(one))
                        .ifPresent(said::add);
                now = now.plus(Duration.ofMinutes(dice.oneIn(50) ? 60L * dice.between(0, 72) : 60));
            }
            for (int i = 1; i < said.size(); i++) {
                assertTrue(said.get(i) < said.get(i - 1), said.toString());
            }
            for (int one : said) {
                assertFalse(Reminders.moment(one, end, zone).isBefore(granted), "nothing that lay behind");
            }
        });
    }
}
