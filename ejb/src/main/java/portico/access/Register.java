package portico.access;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import portico.guard.Scope;
import portico.shared.Token;

/** Where people stand as persons: who was registered where, and by what they sign in. The database asks once more who may. */
@Dependent
class Register {
    /** How long a link in a mail is good. */
    private static final int HOURS = 72;

    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    /** A person who was entered, known before or not. */
    record Entry(long account, boolean isNew) {}

    /** A statement with its arguments. */
    private interface Arguments {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** What is made of the first row. */
    private interface Answer<T> {
        T read(ResultSet row) throws SQLException;
    }

    Entry enter(Scope scope, Registration form, Token token) {
        return ask(
                "SELECT account_id, is_new FROM access_register(?, ?, ?, ?, ?, ?)",
                enter -> {
                    enter.setLong(1, scope.node().value());
                    enter.setString(2, form.email());
                    enter.setString(3, form.name());
                    enter.setString(4, form.language());
                    enter.setBytes(5, token.hash());
                    enter.setInt(6, HOURS);
                },
                row -> new Entry(row.getLong(1), row.getBoolean(2)));
    }

    void reset(long person, Token token) {
        ask(
                "SELECT access_reset(?, ?, ?)",
                reset -> {
                    reset.setLong(1, person);
                    reset.setBytes(2, token.hash());
                    reset.setInt(3, HOURS);
                },
                row -> null);
    }

    /** @return false where the address is somebody else's */
    boolean changeEmail(long person, String email) {
        return ask(
                "SELECT access_change_email(?, ?)",
                change -> {
                    change.setLong(1, person);
                    change.setString(2, email);
                },
                row -> row.getBoolean(1));
    }

    void shut(long person, boolean away) {
        ask(
                "SELECT access_shut(?, ?)",
                shut -> {
                    shut.setLong(1, person);
                    shut.setBoolean(2, away);
                },
                row -> null);
    }

    /** A grant as it was written down; who gave it and took it back, as accounts. */
    record Given(GrantRow row, long grantor, long revokedBy) {

        List<Long> by() {
            return List.of(grantor, revokedBy);
        }

        GrantRow named(Names names) {
            return row.by(names.of(grantor), names.of(revokedBy));
        }
    }

    /** All that a person was ever granted at nodes that the caller administers, newest first. */
    List<Given> history(long person) {
        List<Given> rows = new ArrayList<>();
        ask("""
                SELECT public_id, right_code, node_name, grantor, mode, valid_from, valid_until, created_at, reason,
                       revoked_at, revoked_by, revoked_how, revoked_why
                  FROM access_history(?)
                """, history -> history.setLong(1, person), first -> {
            for (boolean more = first.getRow() > 0; more; more = first.next()) {
                rows.add(new Given(grant(first), first.getLong("grantor"), first.getLong("revoked_by")));
            }
            return null;
        });
        return rows;
    }

    private static GrantRow grant(ResultSet row) throws SQLException {
        return new GrantRow(
                row.getObject("public_id", UUID.class),
                row.getString("right_code"),
                row.getString("node_name"),
                null,
                row.getString("mode").equals("AUTO"),
                Reading.instant(row, "valid_from"),
                Reading.instant(row, "valid_until"),
                Reading.instant(row, "created_at"),
                row.getString("reason"),
                row.getTimestamp("revoked_at") == null
                        ? null
                        : new GrantRow.Revoked(
                                Reading.instant(row, "revoked_at"),
                                null,
                                row.getString("revoked_how"),
                                row.getString("revoked_why")));
    }

    private <T> T ask(String sql, Arguments arguments, Answer<T> answer) {
        try (Connection connection = portal.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            arguments.set(statement);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return answer.read(row);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("The register of people does not answer", broken);
        }
    }
}
