package portico.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether this node may be sent people: every check that was offered says so, and at least one was. */
@Readiness
@ApplicationScoped
public class PorticoReady implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("portico").status(!OfferedChecks.all().isEmpty());
        for (HealthCheck check : OfferedChecks.all()) {
            HealthCheckResponse part = check.call();
            answer.withData(part.getName(), part.getStatus().name());
            part.getData().ifPresent(data -> data.forEach((name, value) -> answer.withData(name, value.toString())));
            if (part.getStatus() == Status.DOWN) {
                answer.down();
            }
        }
        return answer.build();
    }
}
