package portico.rating;

import java.math.BigDecimal;
import portico.shared.Period;
import portico.shared.UnitPrice;

/**
 * What a call to numbers with a certain beginning costs.
 *
 * @param prefix E.164 without the plus; empty for the rest of the world
 * @param name of the destination
 * @param perMinute with up to six decimals
 * @param firstIncrement seconds that are charged at least
 * @param nextIncrement seconds by which the charged time then grows: 60/1 is a full minute first, then each second
 */
public record Tariff(
        long id, String prefix, String name, Period valid, BigDecimal perMinute, int firstIncrement, int nextIncrement)
        implements Dated {

    public Tariff {
        perMinute = UnitPrice.shortest(perMinute);
    }

    /** The seconds that are charged for a call; a call that nobody answered (0 seconds) costs nothing. */
    long charged(long seconds) {
        if (seconds == 0) {
            return 0;
        }
        long further = Math.max(0, seconds - firstIncrement);
        long begun = Math.addExact(further, nextIncrement - 1) / nextIncrement * nextIncrement;
        return Math.addExact(firstIncrement, begun);
    }
}
