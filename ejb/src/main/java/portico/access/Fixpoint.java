package portico.access;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import portico.delegation.Holdings;
import portico.guard.AccountId;
import portico.guard.Guard;
import portico.guard.Rights;

/**
 * Answers the guard. What an account holds depends on itself and on those from whose hands its grants come, and on nobody
 * else; so the fixpoint over these few is that over all, as far as the account goes. It is remembered until one of them
 * changes or something begins or ends, which one small question per request finds out.
 */
@Dependent
class Fixpoint implements Guard {
    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    @Inject
    Memory memory;

    @Override
    public Rights rights(AccountId account) {
        try (Connection connection = portal.getConnection()) {
            Optional<Known> known = memory.of(account);
            if (known.isPresent() && isTrue(connection, known.get())) {
                return known.get().rights();
            }
            Known fresh = read(connection, account);
            memory.keep(account, fresh);
            return fresh.rights();
        } catch (SQLException broken) {
            throw new IllegalStateException("The rights could not be read", broken);
        }
    }

    private static boolean isTrue(Connection connection, Known known) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement("SELECT stamp, moment FROM access_stamps(?)")) {
            question.setArray(1, connection.createArrayOf("int8", known.people().toArray()));
            try (ResultSet row = question.executeQuery()) {
                row.next();
                return known.isTrue(row.getLong("stamp"), Reading.instant(row, "moment"));
            }
        }
    }

    static Known read(Connection connection, AccountId account) throws SQLException {
        Reading reading = Reading.now(connection, List.of(account.value()), false, List.of());
        Rights.Collector rights = new Rights.Collector();
        Holdings.at(reading.facts(), reading.moment())
                .of(account.value())
                .forEach(holding -> rights.add(holding.right(), holding.node()));
        Set<Long> people = new TreeSet<>(reading.facts().people());
        people.add(account.value());
        return new Known(
                rights.rights(),
                new ArrayList<>(people),
                reading.stamp(),
                reading.facts().steadyUntil(reading.moment()));
    }
}
