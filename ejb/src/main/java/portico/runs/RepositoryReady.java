package portico.runs;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import portico.shared.probes.Probes;

/** The batch runtime's own tables must be there and its role may read them, or this node can run no job. */
@Singleton
@Startup
public class RepositoryReady {
    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    DataSource jobs;

    @PostConstruct
    void announce() {
        Probes.announce("job-repository", this::isReadable);
    }

    private void isReadable() throws SQLException {
        try (Connection connection = jobs.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1 FROM job_instance LIMIT 1");
        }
    }
}
