package portico.guard;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import portico.shared.Settings;

/** Refuses to start with wrong settings or on a database of another level, rather than fail at somebody's desk. */
@Singleton
@Startup
public class StartUp {
    @Inject
    Settings settings;

    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    @PostConstruct
    void check() {
        try (Connection connection = portal.getConnection()) {
            SchemaLevel.check(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Portico cannot reach its database as " + settings.node() + ": " + e.getMessage(), e);
        }
    }
}
