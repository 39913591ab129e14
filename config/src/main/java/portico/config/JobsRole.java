package portico.config;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import portico.shared.Environment;

/** The database as the jobs see it: all that a run and the audit's sealer read, temporary tables, and no credentials. */
final class JobsRole {
    private JobsRole() {}

    static Connection connect(Map<String, String> variables) throws SQLException {
        Environment environment = new Environment(variables);
        String url = environment.text("PORTICO_DB_URL");
        String user = environment.text("PORTICO_DB_JOBS_USER", "portico_jobs");
        String password = environment.text("PORTICO_DB_JOBS_PASSWORD");
        if (!environment.faults().isEmpty()) {
            throw new Complaint(String.join("\n", environment.faults()));
        }
        return DriverManager.getConnection(url, user, password);
    }
}
