package portico.runs;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import portico.shared.Rhythm;

/** Tells the database every five seconds that the jobs of this node are alive; after twenty silent ones they are not. */
@Singleton
@Startup
public class Heartbeat {
    private static final int SECONDS = 5;

    @Inject
    private RunLedger ledger;

    @Inject
    private Rhythm rhythm;

    @PostConstruct
    void start() {
        rhythm.start("The heartbeat of this node's jobs", SECONDS, ledger::beat);
    }
}
