package portico.outbox;

import java.time.Duration;
import java.util.Optional;

/** When a mail that did not leave is tried again: after half a minute, then twice as long each time, six hours at most. */
final class RetryRule {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(6);
    /** About five days, as mail servers themselves do. */
    private static final int MOST = 28;

    private RetryRule() {}

    /** Empty where it is given up and becomes somebody's task. */
    static Optional<Duration> pauseAfter(int attempts) {
        if (attempts >= MOST) {
            return Optional.empty();
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(attempts - 1, 20));
        return Optional.of(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
    }
}
