package portico.guard;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import portico.health.OfferedChecks;

/** Whether this node may be sent people: both database roles answer, and the database stands at our level. */
@ApplicationScoped
class DatabaseReady implements HealthCheck {
    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    DataSource jobs;

    /** Something that may go wrong. */
    private interface Probe {
        void run() throws SQLException;
    }

    void offer(@Observes Startup start) {
        OfferedChecks.offer(this);
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("both-roles").up();
        check(answer, "database", () -> probe(portal, "SELECT 1"));
        check(answer, "migration-level", () -> {
            try (Connection connection = portal.getConnection()) {
                SchemaLevel.check(connection);
            }
        });
        check(answer, "jobs-database", () -> probe(jobs, "SELECT 1"));
        return answer.build();
    }

    private static void check(HealthCheckResponseBuilder answer, String what, Probe probe) {
        try {
            probe.run();
            answer.withData(what, "UP");
        } catch (SQLException | IllegalStateException e) {
            answer.down().withData(what, e.getMessage());
        }
    }

    private static void probe(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
        }
    }
}
