package portico.shared;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Local dates from a day to the day before another: half-open, as all billing periods are.
 *
 * @param from the first day
 * @param until the first day after; LocalDate.MAX where there is no end
 */
public record Period(LocalDate from, LocalDate until) implements Serializable {

    public Period {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("A period ends before it begins: " + from + " to " + until);
        }
    }

    /** A period whose end may be unknown, as contracts store it. */
    public static Period from(LocalDate from, LocalDate untilOrNull) {
        return new Period(from, untilOrNull == null ? LocalDate.MAX : untilOrNull);
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, until);
    }

    public boolean isEmpty() {
        return from.equals(until);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    /** What both have in common, where that is at least a day. */
    public Optional<Period> intersect(Period other) {
        LocalDate start = from.isAfter(other.from) ? from : other.from;
        LocalDate end = until.isBefore(other.until) ? until : other.until;
        return start.isBefore(end) ? Optional.of(new Period(start, end)) : Optional.empty();
    }
}
