package portico.outbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Posts from a door, in its transaction. */
@Dependent
public class Outbox {
    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    public void post(Mail mail) {
        try (Connection connection = portal.getConnection()) {
            OutboxWriter.post(connection, mail);
        } catch (SQLException e) {
            throw new IllegalStateException("The mail could not be posted: " + mail.naturalKey(), e);
        }
    }
}
