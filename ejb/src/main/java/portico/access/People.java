package portico.access;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import portico.guard.NotFound;

/** Names of people: the database tells only those that the caller may know. */
@Dependent
class People {
    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    Map<Long, Person> of(Collection<Long> accounts) {
        Map<Long, Person> people = new TreeMap<>();
        try (Connection connection = portal.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        SELECT account_id, public_id, name, email, language, disabled_at IS NOT NULL AS disabled, enters,
                               organisation, places
                          FROM access_people(?)
                        """)) {
            statement.setArray(1, connection.createArrayOf("int8", accounts.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    people.put(
                            row.getLong("account_id"),
                            new Person(
                                    row.getLong("account_id"),
                                    row.getObject("public_id", UUID.class),
                                    row.getString("name"),
                                    row.getString("email"),
                                    row.getString("language"),
                                    row.getBoolean("disabled"),
                                    row.getBoolean("enters"),
                                    row.getString("organisation"),
                                    Reading.longs(row, "places")));
                }
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("People could not be read", broken);
        }
        return people;
    }

    /** @throws NotFound where there is none such among those whom the caller administers */
    long find(UUID person) {
        try (Connection connection = portal.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT access_person(?)")) {
            statement.setObject(1, person);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long found = row.getLong(1);
                if (row.wasNull()) {
                    throw new NotFound();
                }
                return found;
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("A person could not be read", broken);
        }
    }
}
