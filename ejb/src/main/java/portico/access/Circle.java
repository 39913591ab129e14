package portico.access;

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

/**
 * Those who matter at a node, and what must be known of them: read by one statement and so of one moment.
 *
 * @param around may hold something on the node or above; nobody where the database knows of nobody whom the caller may see
 * @param users belong to the node; nobody where the caller does not administer it
 * @param person the one that was looked for, null where there is none such among those whom the caller administers
 * @param administered whether the caller administers the node, as the database sees it
 * @param everybody all of them, and those who were asked for
 */
record Circle(
        Set<Long> around, Set<Long> users, Long person, boolean administered, Set<Long> everybody, Reading reading) {

    /**
     * Asks.
     *
     * @param person in an address; null where nobody is looked for
     * @param also people who may stand outside
     */
    static Circle of(Connection connection, long node, UUID person, Collection<Long> also) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                WITH circle AS (
                    SELECT 'AROUND' AS kind, a AS account FROM access_around(?) AS a
                    UNION ALL
                    SELECT 'USER', u FROM access_users(?) AS u
                    UNION ALL
                    SELECT 'PERSON', access_person(?)
                    UNION ALL
                    SELECT 'ADMINISTERED', NULL WHERE access_administers(?))
                SELECT kind, NULL AS id, NULL AS public_id, account AS account_id, NULL AS right_code, NULL AS node_id,
                       NULL AS grantor, NULL AS cause, NULL AS reference, NULL AS above, NULL AS valid_from,
                       NULL AS valid_until
                  FROM circle
                UNION ALL
                SELECT f.kind, f.id, f.public_id, f.account_id, f.right_code, f.node_id, f.grantor, f.cause, f.reference,
                       f.above, f.valid_from, f.valid_until
                  FROM access_facts(
                       array_cat(array(SELECT account FROM circle WHERE account IS NOT NULL), ?), false, ?, NULL, NULL) AS f
                """)) {
            statement.setLong(1, node);
            statement.setArray(2, connection.createArrayOf("int8", new Object[] {node}));
            statement.setObject(3, person);
            statement.setLong(4, node);
            statement.setArray(5, connection.createArrayOf("int8", also.toArray()));
            statement.setArray(6, connection.createArrayOf("int8", new Object[] {node}));
            try (ResultSet row = statement.executeQuery()) {
                return read(row, also);
            }
        }
    }

    private static Circle read(ResultSet row, Collection<Long> also) throws SQLException {
        Map<String, Set<Long>> found = new TreeMap<>();
        Reading reading = Reading.read(
                row,
                (kind, account) ->
                        found.computeIfAbsent(kind, any -> new HashSet<>()).add(account));
        // No account has the number zero: it stands for none.
        found.values().forEach(accounts -> accounts.remove(0L));
        Set<Long> everybody = new HashSet<>(also);
        found.values().forEach(everybody::addAll);
        return new Circle(
                found.getOrDefault("AROUND", Set.of()),
                found.getOrDefault("USER", Set.of()),
                found.getOrDefault("PERSON", Set.of()).stream().findFirst().orElse(null),
                found.containsKey("ADMINISTERED"),
                everybody,
                reading);
    }

    /** Whether it says all that is to be known of these as well. */
    boolean holds(Collection<Long> accounts) {
        return everybody.containsAll(accounts);
    }
}
