package portico.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import portico.delegation.Facts;
import portico.delegation.Grant;
import portico.delegation.Place;
import portico.delegation.Root;
import portico.delegation.Span;
import portico.guard.Level;

/**
 * What the database knew about some people's rights, read by one statement and so of one moment.
 *
 * @param stamp changes with whatever changes these facts
 * @param moment the database's clock, which is everybody's
 */
record Reading(long stamp, Instant moment, Facts facts) {

    /**
     * About these accounts from now on.
     *
     * @param downwards about those too who have something from them, directly or not
     * @param nodes of which it must be known where they stand, whether anybody holds anything there or not
     */
    static Reading now(Connection connection, Collection<Long> accounts, boolean downwards, Collection<Long> nodes)
            throws SQLException {
        return between(connection, accounts, downwards, nodes, null, null);
    }

    /** As it was, and was known, at some moment between the two. */
    static Reading between(
            Connection connection,
            Collection<Long> accounts,
            boolean downwards,
            Collection<Long> nodes,
            Instant since,
            Instant until)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT kind, id, public_id, account_id, right_code, node_id, grantor, cause, reference, above,
                       valid_from, valid_until
                  FROM access_facts(?, ?, ?, ?, ?)
                """)) {
            statement.setArray(1, connection.createArrayOf("int8", accounts.toArray()));
            statement.setBoolean(2, downwards);
            statement.setArray(3, connection.createArrayOf("int8", nodes.toArray()));
            statement.setTimestamp(4, since == null ? null : Timestamp.from(since));
            statement.setTimestamp(5, until == null ? null : Timestamp.from(until));
            try (ResultSet row = statement.executeQuery()) {
                return read(row, (kind, account) -> {});
            }
        }
    }

    /** @param others take the rows that are no facts */
    static Reading read(ResultSet row, BiConsumer<String, Long> others) throws SQLException {
        Facts.Collector facts = new Facts.Collector();
        long stamp = 0;
        Instant moment = null;
        while (row.next()) {
            Span during = new Span(instant(row, "valid_from"), instant(row, "valid_until"));
            switch (row.getString("kind")) {
                case "STAMP" -> {
                    stamp = row.getLong("id");
                    moment = during.from();
                }
                case "ROOT" ->
                    facts.add(new Root(
                            row.getLong("account_id"),
                            row.getString("right_code"),
                            row.getLong("node_id"),
                            row.getString("cause"),
                            row.getString("reference"),
                            during));
                case "GRANT" ->
                    facts.add(new Grant(
                            row.getLong("id"),
                            row.getObject("public_id", UUID.class),
                            row.getString("right_code"),
                            row.getLong("node_id"),
                            row.getLong("account_id"),
                            row.getLong("grantor"),
                            during,
                            row.getString("reference") != null));
                case "PLACE" ->
                    facts.add(new Place(
                            row.getLong("node_id"),
                            Level.valueOf(row.getString("cause")),
                            longs(row, "above"),
                            during));
                case "OUT" -> facts.away(row.getLong("account_id"), during);
                default -> others.accept(row.getString("kind"), row.getLong("account_id"));
            }
        }
        return new Reading(stamp, moment, facts.facts());
    }

    static List<Long> longs(ResultSet row, String column) throws SQLException {
        return Arrays.asList((Long[]) row.getArray(column).getArray());
    }

    /** Null for never; PostgreSQL's beginning of all times is none of ours. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null || timestamp.getTime() < 0 ? null : timestamp.toInstant();
    }
}
