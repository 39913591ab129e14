package portico.delegation;

import java.io.Serializable;
import java.time.Instant;

/**
 * A time from one instant until another, which no longer belongs to it.
 *
 * @param from null where it has no beginning
 * @param until null where it has no end
 */
public record Span(Instant from, Instant until) implements Serializable {
    public static final Span ALWAYS = new Span(null, null);

    public static Span from(Instant from) {
        return new Span(from, null);
    }

    public boolean holds(Instant at) {
        return (from == null || !at.isBefore(from)) && !isOver(at);
    }

    public boolean isOver(Instant at) {
        return until != null && !at.isBefore(until);
    }

    /** The same, but over at that instant at the latest. */
    public Span until(Instant end) {
        return new Span(from, earlier(until, end));
    }

    /** Null is never. */
    public static Instant earlier(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
