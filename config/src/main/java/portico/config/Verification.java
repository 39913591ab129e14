package portico.config;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import portico.shared.Environment;
import portico.shared.Settings;

/** Looks at everything that a start needs, and names every fault at once. It changes nothing. */
final class Verification {
    private final Map<String, String> variables;
    private final List<String> faults = new ArrayList<>();
    private final List<String> good = new ArrayList<>();

    Verification(Map<String, String> variables) {
        this.variables = variables;
    }

    /** @throws Complaint with a line for each fault, if there is one */
    List<String> report() {
        settings();
        role("APP", "portico_app");
        role("JOBS", "portico_jobs");
        owner();
        if (!faults.isEmpty()) {
            throw new Complaint("Portico cannot start:\n  " + String.join("\n  ", faults));
        }
        return good;
    }

    private void settings() {
        try {
            good.add(Settings.of(variables) + " are complete");
        } catch (IllegalStateException e) {
            faults.add(e.getMessage());
        }
    }

    private void role(String role, String user) {
        Environment environment = new Environment(variables);
        String url = environment.text("PORTICO_DB_URL");
        String name = environment.text("PORTICO_DB_" + role + "_USER", user);
        String password = environment.text("PORTICO_DB_" + role + "_PASSWORD");
        if (!environment.faults().isEmpty()) {
            environment.faults().stream()
                    .filter(fault -> !faults.contains(fault))
                    .forEach(faults::add);
            return;
        }
        try (Connection connection = DriverManager.getConnection(url, name, password);
                PreparedStatement select = connection.prepareStatement(
                        "SELECT rolbypassrls, rolsuper FROM pg_roles WHERE rolname = current_user");
                ResultSet row = select.executeQuery()) {
            row.next();
            boolean bypasses = row.getBoolean(1) || row.getBoolean(2);
            if (role.equals("APP") && bypasses) {
                faults.add("The role " + name + " bypasses row-level security: run config/postgresql/roles.sql.");
            } else if (role.equals("JOBS") && !bypasses) {
                faults.add("The role " + name + " is bound by row-level security: run config/postgresql/roles.sql.");
            } else {
                good.add("The role " + name + " signs in, with the rights it should have");
            }
        } catch (SQLException e) {
            faults.add("The role " + name + " cannot sign in at " + url + ": " + e.getMessage());
        }
    }

    private void owner() {
        if (!variables.containsKey("PORTICO_DB_OWNER_PASSWORD")
                && !variables.containsKey("PORTICO_DB_OWNER_PASSWORD_FILE")) {
            // A server's own environment should not have it; the application looks at the level itself.
            good.add("The owner's password is not set here: level and context key were not looked at");
            return;
        }
        try {
            Owner owner = Owner.of(variables);
            level(owner);
            key(owner);
        } catch (Complaint e) {
            e.getMessage().lines().filter(fault -> !faults.contains(fault)).forEach(faults::add);
        }
    }

    private void level(Owner owner) {
        try {
            MigrationInfoService info = new Migration(owner).flyway().info();
            if (info.pending().length > 0) {
                faults.add(info.pending().length + " migrations are to be applied: run portico-admin migrate");
            } else {
                good.add("The database stands at level " + info.current().getVersion());
            }
        } catch (FlywayException e) {
            faults.add("The database's level cannot be read: " + e.getMessage());
        }
    }

    private void key(Owner owner) {
        try (Connection connection = owner.connect();
                PreparedStatement select = connection.prepareStatement("SELECT secret = ? FROM portico.guard_key")) {
            select.setBytes(1, new Environment(variables).key("PORTICO_CONTEXT_KEY", 32));
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || !row.getBoolean(1)) {
                    faults.add("PORTICO_CONTEXT_KEY is not the key that the database has: run portico-admin migrate");
                } else {
                    good.add("The context key is the one that the database has");
                }
            }
        } catch (SQLException e) {
            faults.add("The context key cannot be compared: " + e.getMessage());
        }
    }
}
