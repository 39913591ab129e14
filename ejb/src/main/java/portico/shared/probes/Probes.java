package portico.shared.probes;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether this node may be sent people: every feature that depends on something outside has announced how to try it. */
@Readiness
@ApplicationScoped
public class Probes implements HealthCheck {
    private static final Map<String, Probe> KNOWN = new ConcurrentSkipListMap<>();

    /** Tries something; whatever it throws is what keeps people away. */
    public interface Probe {
        void run() throws Exception;
    }

    /** Asked from now on, at every question of the server; the name stands in its answer. */
    public static void announce(String name, Probe probe) {
        KNOWN.put(name, probe);
    }

    /** Down while nobody has announced anything: the application is still starting. */
    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("portico").status(!KNOWN.isEmpty());
        KNOWN.forEach((name, probe) -> tell(answer, name, probe));
        return answer.build();
    }

    private static void tell(HealthCheckResponseBuilder answer, String name, Probe probe) {
        try {
            probe.run();
            answer.withData(name, "UP");
        } catch (Exception down) {
            answer.down().withData(name, String.valueOf(down.getMessage()));
        }
    }
}
