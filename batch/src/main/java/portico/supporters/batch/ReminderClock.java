package portico.supporters.batch;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import portico.guard.Caller;
import portico.guard.Callers;
import portico.shared.Rhythm;
import portico.supporters.Reminding;

/** Has reminders posted every minute, on each node; all of them together post each mail once. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReminderClock {
    private static final int SECONDS = 60;

    @Inject
    private Rhythm rhythm;

    @Inject
    private Reminding reminding;

    @PostConstruct
    void start() {
        rhythm.start("The reminding of supporters", SECONDS, this::remind);
    }

    private void remind() throws Exception {
        Callers.call(Caller.system("supporters-reminders"), () -> {
            reminding.post();
            return null;
        });
    }
}
