package portico.runs;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import portico.health.OfferedChecks;

/** Whether this node can run jobs: the batch runtime's own tables are there and its role may read them. */
@ApplicationScoped
class RepositoryReady implements HealthCheck {
    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    DataSource jobs;

    void offer(@Observes Startup start) {
        OfferedChecks.offer(this);
    }

    @Override
    public HealthCheckResponse call() {
        try (Connection connection = jobs.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1 FROM job_instance LIMIT 1");
            return HealthCheckResponse.up("job-repository");
        } catch (SQLException e) {
            return HealthCheckResponse.named("job-repository")
                    .down()
                    .withData("database", e.getMessage())
                    .build();
        }
    }
}
