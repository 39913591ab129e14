package portico.contracts;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import portico.shared.Token;

/** The book of contracts, as far as people write into it; the database asks once more whether they may. */
@Dependent
class ContractBook {
    /** How long an invitation is good. */
    private static final int HOURS = 72;

    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    /** A contract that was just entered. */
    record Entry(long id, UUID publicId, String number) {}

    /**
     * A contact that was just named.
     *
     * @param shut whether the account is disabled; then nothing was written
     * @param invited whether he got a link; who has a password already needs none
     */
    record Named(long account, boolean invited, boolean shut) {}

    /** What is made of a row. */
    private interface Answer<T> {
        T read(ResultSet row) throws SQLException;
    }

    Entry conclude(
            long holder,
            boolean byReseller,
            String currency,
            String language,
            LocalDate start,
            String reference,
            String person) {
        return one(
                "SELECT id, public_id, number FROM contracts_conclude(?, ?, ?, ?, ?, ?, ?)",
                row -> new Entry(row.getLong(1), row.getObject(2, UUID.class), row.getString(3)),
                holder,
                byReseller,
                currency,
                language,
                start,
                reference,
                person);
    }

    /** @param site ignored where the product is not used at a site */
    void addService(long contract, String product, Long site, int pieces) {
        one("SELECT contracts_add_service(?, ?, ?, ?)", row -> null, contract, product, site, pieces);
    }

    Named name(long contract, ContactRole role, Party party, String language, Token token) {
        return one(
                "SELECT account_id, invited FROM contracts_name_contact(?, ?, ?, ?, ?, ?, ?)",
                row -> new Named(row.getLong(1), row.getBoolean(2), row.getObject(2) == null),
                contract,
                role.name(),
                party.email(),
                party.name(),
                language,
                token.hash(),
                HOURS);
    }

    /** @return the account of who goes; null where there is no such contact */
    Long end(long contract, ContactRole role, Instant since) {
        return one(
                "SELECT contracts_end_contact(?, ?, ?)",
                row -> row.getObject(1, Long.class),
                contract,
                role.name(),
                Timestamp.from(since));
    }

    /** @return how many grants */
    int handOver(long contract, long from, long to) {
        return one("SELECT contracts_hand_over(?, ?, ?)", row -> row.getInt(1), contract, from, to);
    }

    List<PassedOn> passedOn(long contract, ContactRole role) {
        return all(
                "SELECT person, right_code, place, until FROM contracts_passed_on(?, ?)",
                row -> new PassedOn(row.getString(1), row.getString(2), row.getString(3), instant(row, 4)),
                contract,
                role.name());
    }

    List<ContractContact> contacts(long contract) {
        return all(
                """
                SELECT role, person, email, words, valid_until, enters, disabled, link_until > now() AS invited, link_until
                  FROM contracts_contacts(?)
                """,
                row -> new ContractContact(
                        ContactRole.valueOf(row.getString("role")),
                        row.getString("person"),
                        row.getString("email"),
                        row.getString("words"),
                        instant(row, 5),
                        ContractContact.Entrance.of(
                                row.getObject("enters", Boolean.class),
                                row.getBoolean("disabled"),
                                row.getBoolean("invited")),
                        row.getBoolean("invited") ? instant(row, 9) : null),
                contract);
    }

    /** @return false where the contact has come in already, or is none any more */
    boolean inviteAgain(long contract, ContactRole role, Token token) {
        return one(
                "SELECT contracts_invite_again(?, ?, ?, ?)",
                row -> row.getBoolean(1),
                contract,
                role.name(),
                token.hash(),
                HOURS);
    }

    /** A link that is over as soon as it is made, and makes those before it worthless. */
    boolean withdraw(long contract, ContactRole role) {
        return one(
                "SELECT contracts_invite_again(?, ?, ?, 0)",
                row -> row.getBoolean(1),
                contract,
                role.name(),
                Token.random().hash());
    }

    List<EndRehearsal.Person> whoWouldGo(long customer) {
        return all(
                "SELECT name, only_here FROM access_who_would_go(?)",
                row -> new EndRehearsal.Person(row.getString(1), row.getBoolean(2)),
                customer);
    }

    /** @return how many cannot sign in any more; -1 where the customer had ended already */
    int end(long customer, LocalDate since) {
        boolean ended = one("SELECT tenancy_end_customer(?, ?)", row -> row.getBoolean(1), customer, since);
        return ended ? one("SELECT access_leave_with(?)", row -> row.getInt(1), customer) : -1;
    }

    /** @return how many can sign in again; -1 where the customer had not ended */
    int resume(long customer) {
        boolean back = one("SELECT tenancy_end_customer(?, CAST(NULL AS date))", row -> row.getBoolean(1), customer);
        return back ? one("SELECT access_return_with(?)", row -> row.getInt(1), customer) : -1;
    }

    private <T> T one(String sql, Answer<T> answer, Object... arguments) {
        return ask(sql, row -> row.next() ? answer.read(row) : null, arguments);
    }

    private <T> List<T> all(String sql, Answer<T> answer, Object... arguments) {
        return ask(
                sql,
                row -> {
                    List<T> rows = new ArrayList<>();
                    while (row.next()) {
                        rows.add(answer.read(row));
                    }
                    return rows;
                },
                arguments);
    }

    private <T> T ask(String sql, Answer<T> answer, Object... arguments) {
        try (Connection connection = portal.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return answer.read(row);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("The book of contracts does not answer", broken);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
