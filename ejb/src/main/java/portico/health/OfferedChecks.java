package portico.health;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.health.HealthCheck;

/** The checks that the modules have offered since the application started. */
public final class OfferedChecks {
    // Static, because no injection reaches from a library into the modules; a new deployment loads it anew.
    private static final List<HealthCheck> CHECKS = new CopyOnWriteArrayList<>();

    private OfferedChecks() {}

    public static void offer(HealthCheck check) {
        CHECKS.add(check);
    }

    static List<HealthCheck> all() {
        return CHECKS;
    }
}
