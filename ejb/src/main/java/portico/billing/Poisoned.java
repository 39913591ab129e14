package portico.billing;

import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import portico.rating.Outcome;

/**
 * Contracts on which the rules themselves break, because of data that nobody thought possible: each is parked by itself, so that
 * one among a hundred thousand does not hold up all others. Where many break at once the fault is not theirs, and the run stops.
 */
final class Poisoned {
    private static final Logger LOG = Logger.getLogger(Poisoned.class.getName());

    /** In one slice of two thousand. */
    private static final int MOST = 20;

    private int found;

    /** What rates one contract. */
    interface Rated {
        Outcome get() throws SQLException;
    }

    /** @throws IllegalStateException where it is not this contract alone */
    Outcome orRated(String contract, Rated rated) throws SQLException {
        try {
            return rated.get();
        } catch (SliceReading.ReadingFailed database) {
            throw database;
        } catch (SQLException unread) {
            if (!isUnreadableValue(unread)) {
                throw unread;
            }
            return parked(contract, unread);
        } catch (RuntimeException fault) {
            return parked(contract, fault);
        }
    }

    private Outcome parked(String contract, Exception fault) {
        if (++found > MOST) {
            throw new IllegalStateException(
                    "More than " + MOST + " contracts in one slice cannot be rated, the last one " + contract + ": "
                            + fault,
                    fault);
        }
        LOG.log(
                Level.SEVERE,
                fault,
                () -> "Contract " + contract
                        + " cannot be rated and is parked; the run goes on with all others. Give this text to support, correct the"
                        + " contract's data, then start a supplementary run: " + fault);
        return new Outcome.Parked("parked.fault", List.of(contract, fault.toString()));
    }

    /** Class 22, data exception: an amount that is NaN, for instance. The driver stumbles, and the transaction is still whole. */
    private static boolean isUnreadableValue(SQLException trouble) {
        return trouble.getSQLState() != null && trouble.getSQLState().startsWith("22");
    }
}
