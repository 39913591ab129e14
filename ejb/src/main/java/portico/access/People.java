package portico.access;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import portico.guard.PageTransaction;

/** Names of people: the database tells only those that the caller may know. */
@Dependent
class People {
    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    /** What was told in one page; of whom nothing was told, too. */
    private static final class Told {
        private final Map<Long, Person> people = new TreeMap<>();
        private final Set<Long> asked = new HashSet<>();
    }

    Map<Long, Person> of(Collection<Long> accounts) {
        Told told = PageTransaction.once("access.people", Told.class, Told::new);
        Set<Long> unasked = new HashSet<>(accounts);
        unasked.removeAll(told.asked);
        if (!unasked.isEmpty()) {
            told.people.putAll(ask(unasked));
            told.asked.addAll(unasked);
        }
        Map<Long, Person> people = new TreeMap<>(told.people);
        people.keySet().retainAll(Set.copyOf(accounts));
        return people;
    }

    private Map<Long, Person> ask(Set<Long> accounts) {
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
}
