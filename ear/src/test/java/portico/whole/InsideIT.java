package portico.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;

/** What only a test inside the server can see of it (C8). */
@ExtendWith(ArquillianExtension.class)
class InsideIT {
    @Resource(lookup = "java:/jdbc/PorticoDS")
    private DataSource portal;

    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    private DataSource jobs;

    @Deployment
    public static EnterpriseArchive ear() {
        return ShippedEar.with(InsideIT.class);
    }

    @Test
    void the_portal_and_the_jobs_come_to_the_database_as_different_roles() throws SQLException {
        assertEquals("portico_app", user(portal));
        assertEquals("portico_jobs", user(jobs));
    }

    @Test
    void the_pool_hands_out_connections_that_can_copy() throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            assertNotNull(connection.unwrap(PGConnection.class).getCopyAPI());
        }
    }

    private static String user(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return connection.getMetaData().getUserName();
        }
    }
}
