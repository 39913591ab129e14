package portico.trial.batch;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import portico.guard.Caller;
import portico.guard.Callers;
import portico.runs.batch.InTransaction;
import portico.shared.Rhythm;
import portico.trial.SampleInvoices;
import portico.trial.TrialKeeping;

/**
 * Looks after the trials every three seconds, on each node; what one does, the others skip. It goes on where trials are not
 * offered any more: those that live end all the same.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class TrialClock {
    private static final Logger LOG = Logger.getLogger(TrialClock.class.getName());
    private static final int SECONDS = 3;

    /** Erasing waits for nobody's page; in a large house each key takes its time. */
    private static final int LONGEST = 300;

    @Inject
    private Rhythm rhythm;

    @Inject
    private TrialKeeping keeping;

    @Inject
    private SampleInvoices samples;

    @Inject
    private InTransaction transactions;

    @PostConstruct
    void start() {
        rhythm.start("The keeping of trials", SECONDS, this::keep);
    }

    private void keep() throws Exception {
        Callers.call(Caller.system("trials"), () -> {
            while (once(samples::furnishNext)) {
                // The next one: each in its own transaction.
            }
            while (once(keeping::answer)) {
                // The next one.
            }
            while (once(keeping::remind)) {
                // The next one.
            }
            for (Optional<String> gone = once(keeping::erase); gone.isPresent(); gone = once(keeping::erase)) {
                LOG.info("The trial " + gone.get() + " is over, and all of it was erased");
            }
            return once(() -> {
                keeping.forgetOld();
                return null;
            });
        });
    }

    private <T> T once(Callable<T> work) throws Exception {
        return transactions.call(LONGEST, work);
    }
}
