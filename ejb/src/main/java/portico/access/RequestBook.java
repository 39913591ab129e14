package portico.access;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import portico.guard.Callers;
import portico.guard.Scope;

/** What people asked for, and what they were answered; rows are only added. */
@Dependent
class RequestBook {
    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    /** One row of the table, before names are known. */
    record Asked(
            UUID id,
            long asker,
            String right,
            String message,
            Instant at,
            Boolean granted,
            long answeredBy,
            Instant answered,
            String reason) {}

    /** What was asked at a node, newest first: all of it where the caller administers the node, else his own. */
    List<Asked> at(Scope scope) {
        try (Connection connection = portal.getConnection();
                PreparedStatement question = connection.prepareStatement("""
                        SELECT public_id, asker, right_code, message, asked_at, granted, answered_by, answered_at, reason
                          FROM access_requests(?)
                        """)) {
            question.setLong(1, scope.node().value());
            List<Asked> asked = new ArrayList<>();
            try (ResultSet row = question.executeQuery()) {
                while (row.next()) {
                    boolean answer = row.getBoolean("granted");
                    asked.add(new Asked(
                            row.getObject("public_id", UUID.class),
                            row.getLong("asker"),
                            row.getString("right_code"),
                            row.getString("message"),
                            Reading.instant(row, "asked_at"),
                            row.getTimestamp("answered_at") == null ? null : answer,
                            row.getLong("answered_by"),
                            Reading.instant(row, "answered_at"),
                            row.getString("reason")));
                }
            }
            return asked;
        } catch (SQLException broken) {
            throw new IllegalStateException("Requests could not be read", broken);
        }
    }

    /** Empty where the same waits already. */
    Optional<UUID> ask(String right, long node, String message) {
        return Optional.ofNullable((UUID) written("SELECT access_ask(?, ?, ?)", right, node, message));
    }

    /** How often the caller has asked in the last twenty-four hours. */
    long lately() {
        return (Long) written("SELECT access_asked_lately()");
    }

    /** @param letters one for each language, as JSON */
    void post(UUID request, String letters) {
        written("SELECT access_post(?, CAST(? AS jsonb))", request, letters);
    }

    boolean waits(Scope scope, String right) {
        long me = Callers.me().value();
        return at(scope).stream()
                .anyMatch(one -> one.asker() == me
                        && one.granted() == null
                        && one.right().equals(right));
    }

    void answer(UUID request, boolean granted, String reason) {
        written("SELECT access_answer(?, ?, ?)", request, granted, reason);
    }

    private Object written(String sql, Object... values) {
        try (Connection connection = portal.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("A request could not be written", broken);
        }
    }
}
