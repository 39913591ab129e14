package portico.guard;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A door that is in somebody's way twice before it lets one in; for {@link OnceMoreIT}. */
@Stateless
public class Flaky {
    static int knocks;

    @Resource(lookup = "java:/jdbc/PorticoDS")
    private DataSource portal;

    @OpenToAll("A test knocks here.")
    public int knock() {
        knocks++;
        if (knocks < 3) {
            throw new IllegalStateException(new SQLException("deadlock detected", "40P01"));
        }
        return knocks;
    }

    /** The database's own number of it. */
    @OpenToAll("A test knocks here.")
    public String transaction() {
        try (Connection connection = portal.getConnection();
                PreparedStatement question = connection.prepareStatement("SELECT pg_current_xact_id()::text");
                ResultSet row = question.executeQuery()) {
            row.next();
            return row.getString(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @OpenToAll("A test knocks here.")
    public void refuse() {
        throw new NotFound();
    }

    public int forgotten() {
        return knocks;
    }
}
