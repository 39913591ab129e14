package portico.guard;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import portico.shared.probes.Probes;

/** Both database roles must answer, and the database must stand at our level, or this node gets no people. */
@Singleton
@Startup
public class DatabaseReady {
    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    DataSource jobs;

    @PostConstruct
    void announce() {
        Probes.announce("database", () -> answers(portal));
        Probes.announce("jobs-database", () -> answers(jobs));
        Probes.announce("migration-level", () -> {
            try (Connection connection = portal.getConnection()) {
                SchemaLevel.check(connection);
            }
        });
    }

    private static void answers(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }
}
