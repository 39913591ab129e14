package portico.runs;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Tells the database every five seconds that the jobs of this node are alive; after twenty silent ones they are not. */
@Singleton
@Startup
public class Heartbeat {
    @Inject
    private RunLedger ledger;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void beat() {
        ledger.beat();
    }
}
