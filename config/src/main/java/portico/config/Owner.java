package portico.config;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import portico.shared.Environment;

/** The database as its owner sees it; only the command line works as this role, never the portal. */
public record Owner(String url, String user, String password) {

    public static Owner of(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Owner owner = new Owner(
                environment.text("PORTICO_DB_URL"),
                environment.text("PORTICO_DB_OWNER_USER", "portico_owner"),
                environment.text("PORTICO_DB_OWNER_PASSWORD"));
        if (!environment.faults().isEmpty()) {
            throw new Complaint(String.join("\n", environment.faults()));
        }
        return owner;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** A record would print the password. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
