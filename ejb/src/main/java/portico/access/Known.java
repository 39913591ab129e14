package portico.access;

import java.time.Instant;
import java.util.List;
import portico.guard.Rights;

/**
 * What a server remembers of an account between two requests.
 *
 * @param people the account and all from whom its rights come: when none of them has changed, nothing has
 * @param stamp their stamps' sum
 * @param until when something begins or ends by itself; null where nothing will
 */
record Known(Rights rights, List<Long> people, long stamp, Instant until) {

    /** Whether it is still so. Stamps only go up, so their sum is the same only where each of them is. */
    boolean isTrue(long stampNow, Instant now) {
        return stamp == stampNow && (until == null || now.isBefore(until));
    }
}
