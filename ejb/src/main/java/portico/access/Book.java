package portico.access;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import portico.delegation.RevokeMode;

/**
 * The book of grants, and the one class that writes into it. Rows are only added; the database checks once more that nobody
 * passes on what he does not hold.
 */
@Dependent
class Book {
    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    /** A query or a change that may go wrong. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Waits until nobody else changes rights, until this transaction ends. What is read afterwards is what the one before
     * has left: two administrators who revoke each other at once do so one after the other.
     */
    void open() {
        with(connection -> {
            try (PreparedStatement lock = connection.prepareStatement("SELECT access_lock()")) {
                return lock.execute();
            }
        });
    }

    /** Whether the caller administers the node, as the database sees it. */
    boolean isAdministered(long node) {
        return with(connection -> {
            try (PreparedStatement question = connection.prepareStatement("SELECT access_administers(?)")) {
                question.setLong(1, node);
                try (ResultSet row = question.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            }
        });
    }

    /** Those who belong to these nodes; nobody where the caller does not administer them. */
    Set<Long> users(Collection<Long> nodes) {
        return with(connection -> {
            try (PreparedStatement users = connection.prepareStatement("SELECT access_users(?)")) {
                users.setArray(1, connection.createArrayOf("int8", nodes.toArray()));
                return accounts(users);
            }
        });
    }

    /** Those who may hold something on the node or above. */
    Set<Long> around(long node) {
        return with(connection -> {
            try (PreparedStatement around = connection.prepareStatement("SELECT access_around(?)")) {
                around.setLong(1, node);
                return accounts(around);
            }
        });
    }

    private static Set<Long> accounts(PreparedStatement question) throws SQLException {
        Set<Long> accounts = new HashSet<>();
        try (ResultSet row = question.executeQuery()) {
            while (row.next()) {
                accounts.add(row.getLong(1));
            }
        }
        return accounts;
    }

    /** @param downwards about those too who have something from these accounts, directly or not */
    Reading now(Collection<Long> accounts, boolean downwards, long node) {
        return with(connection -> Reading.now(connection, accounts, downwards, List.of(node)));
    }

    Reading between(Collection<Long> accounts, long node, Instant since, Instant until) {
        return with(connection -> Reading.between(connection, accounts, false, List.of(node), since, until));
    }

    /** As the caller. @param until null for no end */
    void give(
            Collection<String> rights,
            long node,
            long to,
            boolean automatic,
            Instant since,
            Instant until,
            String reason) {
        with(connection -> {
            try (PreparedStatement give = connection.prepareStatement("SELECT access_give(?, ?, ?, ?, ?, ?, ?)")) {
                give.setArray(1, connection.createArrayOf("text", rights.toArray()));
                give.setLong(2, node);
                give.setLong(3, to);
                give.setString(4, automatic ? "AUTO" : "MANUAL");
                give.setTimestamp(5, since == null ? null : Timestamp.from(since));
                give.setTimestamp(6, until == null ? null : Timestamp.from(until));
                give.setString(7, reason);
                return give.execute();
            }
        });
    }

    void revoke(Collection<Long> grants, RevokeMode mode, String reason) {
        with(connection -> {
            try (PreparedStatement revoke = connection.prepareStatement("SELECT access_revoke(?, ?, ?)")) {
                revoke.setArray(1, connection.createArrayOf("int8", grants.toArray()));
                revoke.setString(2, mode.name());
                revoke.setString(3, reason);
                return revoke.execute();
            }
        });
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = portal.getConnection()) {
            return work.on(connection);
        } catch (SQLException broken) {
            throw new IllegalStateException("The book of grants does not answer", broken);
        }
    }
}
