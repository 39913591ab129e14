package portico.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * «Until and with that day», where somebody lives: the first instant that no longer belongs to it. A day has 23, 24 or 25 hours,
 * and not every one begins at midnight.
 */
public final class EndOfDay {
    private EndOfDay() {}

    public static Instant of(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The day to which an end belongs: midnight is the day's before. */
    public static LocalDate day(Instant end, ZoneId zone) {
        return LocalDate.ofInstant(end.minusNanos(1), zone);
    }
}
