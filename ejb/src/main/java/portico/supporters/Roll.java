package portico.supporters;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import portico.access.Naming;
import portico.access.Registration;
import portico.guard.Callers;
import portico.guard.Level;
import portico.guard.Scope;
import portico.shared.Token;

/** The roll of supporters; rows are only added. The database asks once more who may. */
@Dependent
class Roll {
    /** How long an invitation can be answered (domain text, 3). */
    private static final int INVITATION_DAYS = 14;

    /** A password is chosen at once, or the invitation is opened again. */
    private static final int LINK_HOURS = 1;

    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    @Inject
    Naming naming;

    /** A row with what mails need and pages do not. */
    record Entry(SupporterRow row, long id, long account, String language, Instant moment) {}

    /** Who had asked, and is told of the answer. */
    record Asker(UUID supporter, UUID node, String name, String email, String language) {}

    /** What is made of a row. */
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** All at the node and below it, newest first; at most 500. */
    List<Entry> at(Scope scope) {
        return entries(scope, null);
    }

    Optional<Entry> find(Scope scope, UUID supporter) {
        return entries(scope, supporter).stream().findFirst();
    }

    /** @return empty where this person supports the node already, is asked to, or is the one who asks */
    Optional<UUID> invite(
            Scope scope,
            Registration person,
            Portion portion,
            Collection<Long> places,
            NewSupporter wish,
            Token token) {
        return list(
                        row -> row.getObject(1, UUID.class),
                        "SELECT supporters_invite(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        scope.node().value(),
                        person.email(),
                        person.name(),
                        person.language(),
                        portion.rights().toArray(new String[0]),
                        places.toArray(new Long[0]),
                        wish.mayUse(),
                        wish.mayConfigure(),
                        wish.automatic() ? "AUTO" : "MANUAL",
                        null,
                        Timestamp.from(portion.end()),
                        wish.zone(),
                        wish.message(),
                        token.hash(),
                        INVITATION_DAYS)
                .stream()
                .filter(made -> made != null)
                .findFirst();
    }

    void sendAgain(UUID supporter, Token token) {
        done("SELECT supporters_send_again(?, ?, ?)", supporter, token.hash(), INVITATION_DAYS);
    }

    void extend(UUID supporter, Instant until, String reason) {
        done("SELECT supporters_extend(?, ?, ?)", supporter, Timestamp.from(until), reason);
    }

    void end(UUID supporter, String reason) {
        done("SELECT supporters_end(?, ?)", supporter, reason);
    }

    Optional<InvitationView> invitation(Token token) {
        return list(Roll::view, "SELECT * FROM supporters_invitation(?)", token.bytes()).stream()
                .findFirst();
    }

    /** Empty where it is too late, or somebody else's. */
    Optional<Asker> answer(Token token, boolean yes) {
        return list(
                        row -> new Asker(
                                row.getObject("public_id", UUID.class),
                                row.getObject("node_public_id", UUID.class),
                                row.getString("name"),
                                row.getString("email"),
                                row.getString("language")),
                        "SELECT * FROM supporters_answer(?, ?)",
                        token.bytes(),
                        yes)
                .stream()
                .findFirst();
    }

    /** @return false where the invitation is not good, or its owner has a password */
    boolean letIn(Token token, Token password) {
        return list(
                        row -> row.getBoolean(1),
                        "SELECT supporters_let_in(?, ?, ?)",
                        token.bytes(),
                        password.hash(),
                        LINK_HOURS)
                .get(0);
    }

    private void done(String sql, Object... arguments) {
        list(row -> Boolean.TRUE, sql, arguments);
    }

    private <T> List<T> list(Reading<T> reading, String sql, Object... arguments) {
        try (Connection connection = portal.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, sent(connection, arguments[i]));
            }
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(reading.of(row));
                }
            }
            return found;
        } catch (SQLException broken) {
            throw new IllegalStateException("The roll of supporters does not answer", broken);
        }
    }

    /** Read twice: first who is mentioned, then all of it under the names that the reader is told. */
    private List<Entry> entries(Scope scope, UUID supporter) {
        try (Connection connection = portal.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT * FROM supporters_at(?, ?)",
                        ResultSet.TYPE_SCROLL_INSENSITIVE,
                        ResultSet.CONCUR_READ_ONLY)) {
            statement.setLong(1, scope.node().value());
            statement.setObject(2, supporter);
            try (ResultSet row = statement.executeQuery()) {
                Set<Long> mentioned = new TreeSet<>();
                while (row.next()) {
                    mentioned.add(row.getLong("invited_by"));
                    mentioned.add(row.getLong("revoked_by"));
                    mentioned.addAll(numbers(row, "grantors"));
                }
                LongFunction<String> names = mentioned.isEmpty() ? account -> null : naming.names(scope, mentioned);
                List<Entry> found = new ArrayList<>();
                row.beforeFirst();
                while (row.next()) {
                    found.add(entry(row, names));
                }
                return found;
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("The roll of supporters does not answer", broken);
        }
    }

    private static Object sent(Connection connection, Object argument) throws SQLException {
        if (argument instanceof String[] texts) {
            return connection.createArrayOf("text", texts);
        }
        return argument instanceof Long[] numbers ? connection.createArrayOf("int8", numbers) : argument;
    }

    private static Entry entry(ResultSet row, LongFunction<String> names) throws SQLException {
        Instant moment = instant(row, "moment");
        boolean answer = row.getBoolean("accepted");
        Boolean accepted = row.wasNull() ? null : answer;
        Instant ends = instant(row, "ends_at");
        Instant revoked = instant(row, "revoked_at");
        List<String> counting = texts(row, "counting");
        SupportState state =
                new Standing(instant(row, "link_ends_at"), accepted, ends, revoked, !counting.isEmpty()).at(moment);
        return new Entry(
                new SupporterRow(
                        row.getObject("public_id", UUID.class),
                        row.getObject("node_public_id", UUID.class),
                        Level.valueOf(row.getString("node_level")),
                        row.getString("node_name"),
                        row.getString("name"),
                        row.getString("email"),
                        state,
                        accepted == null && revoked == null && moment.isBefore(ends),
                        row.getBoolean("may_use"),
                        row.getBoolean("may_configure"),
                        texts(row, "rights"),
                        counting,
                        texts(row, "places"),
                        names.apply(row.getLong("invited_by")),
                        instant(row, "invited_at"),
                        instant(row, "link_ends_at"),
                        instant(row, "answered_at"),
                        instant(row, "begins_at"),
                        ends,
                        row.getString("zone"),
                        numbers(row, "grantors").stream()
                                .map(names::apply)
                                .distinct()
                                .sorted()
                                .toList(),
                        row.getBoolean("mine"),
                        revoked,
                        revoked == null ? null : names.apply(row.getLong("revoked_by")),
                        row.getString("revoked_why"),
                        row.getString("message")),
                row.getLong("id"),
                row.getLong("account_id"),
                row.getString("language"),
                moment);
    }

    private static InvitationView view(ResultSet row) throws SQLException {
        long invited = row.getLong("account_id");
        return new InvitationView(
                Level.valueOf(row.getString("node_level")),
                row.getString("node_name"),
                row.getString("operator_name"),
                row.getString("invited_by"),
                row.getString("name"),
                row.getString("email"),
                row.getBoolean("enters"),
                Callers.current().account().filter(me -> me.value() == invited).isPresent(),
                row.getBoolean("may_use"),
                row.getBoolean("may_configure"),
                texts(row, "rights"),
                texts(row, "places"),
                instant(row, "begins_at"),
                instant(row, "ends_at"),
                instant(row, "link_ends_at"),
                row.getString("message"));
    }

    private static List<Long> numbers(ResultSet row, String column) throws SQLException {
        return List.of((Long[]) row.getArray(column).getArray());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        java.sql.Array array = row.getArray(column);
        return array == null ? List.of() : List.copyOf(Arrays.asList((String[]) array.getArray()));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
