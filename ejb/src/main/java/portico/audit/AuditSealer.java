package portico.audit;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Seals the audit four times a minute, on whichever node comes first. */
@Singleton
public class AuditSealer {
    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    DataSource jobs;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false, info = "seal the audit")
    void seal() throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            AuditChain.seal(connection);
        }
    }
}
