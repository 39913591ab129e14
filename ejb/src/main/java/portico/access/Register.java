package portico.access;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /**
     * Waits for the new mailbox's yes from now on.
     *
     * @param signature of the server, for this question
     * @return whether the address is somebody's already, which nobody is told
     */
    boolean changeEmail(long person, String email, Token token, String signature) {
        return ask(
                "SELECT access_change_email(?, ?, ?, ?, ?)",
                change -> {
                    change.setLong(1, person);
                    change.setString(2, email);
                    change.setBytes(3, token.hash());
                    change.setInt(4, HOURS);
                    change.setString(5, signature);
                },
                row -> row.getBoolean(1));
    }

    /** The app and its backup codes go, and passkeys where that is wished; all visits are over. */
    void dropFactors(long person, boolean passkeys) {
        ask(
                "SELECT access_drop_factors(?, ?)",
                drop -> {
                    drop.setLong(1, person);
                    drop.setBoolean(2, passkeys);
                },
                row -> null);
    }

    /** A demand as it stands; who made it, as an account. */
    record Demanded(String right, long by, Instant at) {}

    /** What is demanded at a node, and which of some people have a second factor. */
    record Standing(List<Demanded> demands, Set<Long> having) {}

    Standing standing(long node, Collection<Long> people) {
        Standing standing = new Standing(new ArrayList<>(), new HashSet<>());
        ask(
                "SELECT kind, account_id, right_code, at FROM access_demand_view(?, ?)",
                view -> {
                    view.setLong(1, node);
                    view.setArray(2, view.getConnection().createArrayOf("int8", people.toArray()));
                },
                first -> {
                    for (boolean more = first.getRow() > 0; more; more = first.next()) {
                        if (first.getString("kind").equals("DEMAND")) {
                            standing.demands()
                                    .add(new Demanded(
                                            first.getString("right_code"),
                                            first.getLong("account_id"),
                                            Reading.instant(first, "at")));
                        } else if (first.getString("kind").equals("HAS")) {
                            standing.having().add(first.getLong("account_id"));
                        }
                    }
                    return null;
                });
        return standing;
    }

    /** @return false where it was so already */
    boolean demand(long node, String right, boolean demanded) {
        return ask(
                "SELECT access_demand_factor(?, ?, ?)",
                demand -> {
                    demand.setLong(1, node);
                    demand.setString(2, right);
                    demand.setBoolean(3, demanded);
                },
                row -> row.getBoolean(1));
    }

    DemandCount count(long node, String right) {
        return ask(
                "SELECT people, lacking FROM access_demand_count(?, ?)",
                count -> {
                    count.setLong(1, node);
                    count.setString(2, right);
                },
                row -> new DemandCount(row.getLong(1), row.getLong(2)));
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
