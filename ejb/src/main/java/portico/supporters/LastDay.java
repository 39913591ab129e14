package portico.supporters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import portico.shared.EndOfDay;
import portico.shared.Refusal;

/**
 * The last day of a delegation, where its administrator lives. A day has 23, 24 or 25 hours; what counts is the midnight
 * behind it.
 */
record LastDay(LocalDate day, ZoneId zone) {
    /** A helper for a time is none for ever; who goes on longer is extended. */
    private static final int MOST_DAYS = 366;

    /** @throws Refusal supporter.until-needed, grants.until-past, supporter.until-far */
    static LastDay of(LocalDate wanted, ZoneId zone, Instant now) {
        if (wanted == null) {
            throw new Refusal("supporter.until-needed");
        }
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (wanted.isBefore(today)) {
            throw new Refusal("grants.until-past");
        }
        if (wanted.isAfter(today.plusDays(MOST_DAYS))) {
            throw new Refusal("supporter.until-far", MOST_DAYS);
        }
        return new LastDay(wanted, zone);
    }

    /** The day to which an end belongs: midnight is the day's before. */
    static LastDay of(Instant end, ZoneId zone) {
        return new LastDay(EndOfDay.day(end, zone), zone);
    }

    /** The first instant that no longer belongs to it. */
    Instant end() {
        return EndOfDay.of(day, zone);
    }
}
