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
import java.util.List;
import java.util.UUID;
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

    /** @param person to be looked for among the node's users; null for nobody */
    Circle circle(long node, UUID person, Collection<Long> also) {
        return with(connection -> Circle.of(connection, node, person, also));
    }

    /** @param downwards about those too who have something from these accounts, directly or not */
    Reading now(Collection<Long> accounts, boolean downwards, long node) {
        return with(connection -> Reading.now(connection, accounts, downwards, List.of(node)));
    }

    /** The same about these accounts and about all who belong to some nodes. */
    Reading closely(Collection<Long> accounts, Collection<Long> nodes, long node) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    SELECT kind, id, public_id, account_id, right_code, node_id, grantor, cause, reference, above,
                           valid_from, valid_until
                      FROM access_facts(array_cat(?, array(SELECT access_users(?))), true, ?, NULL, NULL)
                    """)) {
                statement.setArray(1, connection.createArrayOf("int8", accounts.toArray()));
                statement.setArray(2, connection.createArrayOf("int8", nodes.toArray()));
                statement.setArray(3, connection.createArrayOf("int8", new Object[] {node}));
                try (ResultSet row = statement.executeQuery()) {
                    return Reading.read(row, (kind, account) -> {});
                }
            }
        });
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
