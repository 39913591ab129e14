package portico.runs.batch;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import portico.runs.Run;
import portico.runs.Takeover;
import portico.shared.Rhythm;

/**
 * Comes back to runs that nobody works on any more. The batch runtime would leave them «started» for ever. It looks four
 * times a minute, so that with a lease of twenty seconds a run stands still for less than a minute.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Reconciler {
    private static final Logger LOG = Logger.getLogger(Reconciler.class.getName());
    private static final int SECONDS = 15;

    @Inject
    private Takeover takeover;

    @Inject
    private Jobs jobs;

    @Inject
    private Rhythm rhythm;

    @PostConstruct
    void start() {
        rhythm.start(
                "The search for interrupted runs",
                SECONDS,
                () -> takeover.orphans().forEach(this::resume));
    }

    private void resume(Run run) {
        takeover.of(run).ifPresent(mine -> {
            LOG.info(() -> mine.kind() + " " + mine.subject() + " goes on here, at stage " + mine.stage());
            jobs.start(mine);
        });
    }
}
