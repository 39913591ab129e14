package portico.access;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import portico.delegation.Holdings;
import portico.guard.AccountId;
import portico.guard.Guard;
import portico.guard.Pass;
import portico.guard.Rights;
import portico.guard.Standing;

/**
 * Answers the guard. What an account holds depends on itself and on those from whose hands its grants come, and on nobody
 * else; so the fixpoint over these few is that over all, as far as the account goes. It is remembered until one of them
 * changes or something begins or ends, which one small question per request finds out; the same one asks the accounts
 * whether the visit goes on, and the database for the number of the transaction.
 */
@Dependent
class Fixpoint implements Guard {
    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    @Inject
    Memory memory;

    @Override
    public Standing standing(AccountId account, Optional<Pass> pass) {
        try (Connection connection = portal.getConnection()) {
            Optional<Known> known = memory.of(account);
            Arrival arrival =
                    ask(connection, account, pass, known.map(Known::people).orElse(List.of()));
            if (!arrival.stillIn() && pass.isPresent()) {
                return Standing.over(arrival.transaction());
            }
            if (known.isPresent() && known.get().isTrue(arrival.stamp(), arrival.moment())) {
                return new Standing(true, known.get().rights(), arrival.transaction());
            }
            Known fresh = read(connection, account);
            memory.keep(account, fresh);
            return new Standing(true, fresh.rights(), arrival.transaction());
        } catch (SQLException broken) {
            throw new IllegalStateException("It could not be read who comes", broken);
        }
    }

    /** What is asked with each request. */
    private record Arrival(boolean stillIn, long stamp, Instant moment, String transaction) {}

    /** One statement: a page may ask six, and its own questions are worth more than ours. */
    private static Arrival ask(Connection connection, AccountId account, Optional<Pass> pass, List<Long> people)
            throws SQLException {
        try (PreparedStatement question = connection.prepareStatement("""
                SELECT accounts_still(?, ?, ?) AS still_in, s.stamp, s.moment, pg_current_xact_id()::text AS transaction
                  FROM access_stamps(?) s
                """)) {
            question.setLong(1, account.value());
            question.setObject(2, pass.map(Pass::credentials).orElse(null), Types.INTEGER);
            question.setObject(3, pass.map(Pass::visit).orElse(null), Types.OTHER);
            question.setArray(4, connection.createArrayOf("int8", people.toArray()));
            try (ResultSet row = question.executeQuery()) {
                row.next();
                return new Arrival(
                        row.getBoolean("still_in"),
                        row.getLong("stamp"),
                        Reading.instant(row, "moment"),
                        row.getString("transaction"));
            }
        }
    }

    static Known read(Connection connection, AccountId account) throws SQLException {
        Reading reading = Reading.now(connection, List.of(account.value()), false, List.of());
        Rights.Collector rights = new Rights.Collector();
        Holdings holdings = Holdings.at(reading.facts(), reading.moment());
        holdings.of(account.value()).forEach(holding -> rights.add(holding.right(), holding.node()));
        reading.facts().grants().stream()
                .filter(grant -> grant.support() && grant.grantee() == account.value() && holdings.counts(grant))
                .forEach(grant -> rights.support(grant.node(), grant.during().until()));
        Set<Long> people = new TreeSet<>(reading.facts().people());
        people.add(account.value());
        return new Known(
                rights.rights(),
                new ArrayList<>(people),
                reading.stamp(),
                reading.facts().steadyUntil(reading.moment()));
    }
}
