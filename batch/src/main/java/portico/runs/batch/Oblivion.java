package portico.runs.batch;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import portico.runs.LedgerUnavailable;
import portico.runs.RunHistory;

/** Clears away each night what is old in the records of jobs. On several nodes each finds what the others left. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Oblivion {
    private static final Logger LOG = Logger.getLogger(Oblivion.class.getName());

    @Inject
    private RunHistory history;

    @Schedule(hour = "3", minute = "20", persistent = false)
    void forget() {
        try {
            while (history.forgetSome() > 0) {
                // The next portion, in a transaction of its own.
            }
        } catch (LedgerUnavailable away) {
            LOG.log(Level.FINE, "The database is away; tomorrow is early enough", away);
        }
    }
}
