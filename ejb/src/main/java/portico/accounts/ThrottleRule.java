package portico.accounts;

import java.time.Duration;
import java.util.stream.IntStream;

/**
 * How long one waits after wrong attempts. A few are free, because people mistype; then the pause doubles with each
 * further one, to an hour at most, so that nobody is locked out for good by somebody else's guessing.
 *
 * @param free attempts without any pause
 */
record ThrottleRule(int free) {
    /** One person's account. */
    static final ThrottleRule ACCOUNT = new ThrottleRule(5);
    /** One network address, behind which a whole company may sit. */
    static final ThrottleRule ADDRESS = new ThrottleRule(50);
    /** Mails about a forgotten password to one address: who did not find the first one looks for a second. */
    static final ThrottleRule FORGOTTEN = new ThrottleRule(3);
    /** The same from one network address. */
    static final ThrottleRule FORGOTTEN_ADDRESS = new ThrottleRule(20);

    private static final int LONGEST_MINUTES = 60;
    private static final int MOST_DOUBLINGS = 6;

    /** The pause after that many failures in a row; zero while they are free. */
    Duration pauseAfter(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - free, MOST_DOUBLINGS);
        return Duration.ofMinutes(Math.min(1L << doublings, LONGEST_MINUTES));
    }

    /** The same as the database reads it: seconds after one failure, after two, and so on; the last one holds from there on. */
    Integer[] pauses() {
        return IntStream.rangeClosed(1, free + MOST_DOUBLINGS)
                .mapToObj(failures -> (int) pauseAfter(failures).toSeconds())
                .toArray(Integer[]::new);
    }
}
