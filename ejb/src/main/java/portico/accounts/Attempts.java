package portico.accounts;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import portico.guard.AccountId;
import portico.shared.Token;

/**
 * Attempts to sign in, counted in the database and on its clock: what one server counted, the others know. The database
 * compares the hashes; none ever comes out of it (migration accounts_narrow_sign_in).
 */
@Dependent
class Attempts {
    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    /**
     * May one try?
     *
     * @param minutes for which one must still wait; 0 where one may try
     * @param salt of the account's password; null where there is no such account, or one without password
     */
    record Turn(long minutes, String salt) {}

    /**
     * How it went.
     *
     * @param person null where it failed; without a visit where the second step is missing
     * @param account null where there is none of this address
     * @param cause why it failed, one word for the audit
     */
    record Outcome(SignedIn person, AccountId account, String cause) {}

    /** Counts an attempt before it is made, in a transaction of its own: while a password is hashed, no connection waits. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Turn begin(String email, String network) {
        try (Connection connection = portal.getConnection();
                PreparedStatement attempt =
                        connection.prepareStatement("SELECT minutes, salt FROM accounts_attempt(?, ?, ?, ?)")) {
            attempt.setString(1, email);
            attempt.setString(2, network);
            attempt.setArray(3, connection.createArrayOf("int4", ThrottleRule.ACCOUNT.pauses()));
            attempt.setArray(4, connection.createArrayOf("int4", ThrottleRule.ADDRESS.pauses()));
            try (ResultSet row = attempt.executeQuery()) {
                row.next();
                return new Turn(row.getLong(1), row.getString(2));
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("An attempt to sign in could not be counted", broken);
        }
    }

    /** Compares, and takes the count back where the password was right. */
    Outcome end(String email, String network, String hash, String browser, String address, Token ticket) {
        try (Connection connection = portal.getConnection();
                PreparedStatement attempt = connection.prepareStatement("""
                        SELECT id, name, language, theme, time_zone, credentials, visit, cause
                          FROM accounts_enter(?, ?, ?, ?, ?, ?)
                        """)) {
            attempt.setString(1, email);
            attempt.setString(2, network);
            attempt.setString(3, hash);
            attempt.setString(4, browser);
            attempt.setString(5, address);
            attempt.setBytes(6, ticket.bytes());
            try (ResultSet row = attempt.executeQuery()) {
                row.next();
                return outcome(row);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("An attempt to sign in could not be ended", broken);
        }
    }

    /** Guessing at many invented accounts must not fill the table. */
    void forgetOld() {
        try (Connection connection = portal.getConnection();
                PreparedStatement forget =
                        connection.prepareStatement("SELECT accounts_forget_attempts(), accounts_forget_visits()")) {
            forget.execute();
        } catch (SQLException broken) {
            throw new IllegalStateException("Old attempts to sign in could not be forgotten", broken);
        }
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        long id = row.getLong(1);
        AccountId account = row.wasNull() ? null : new AccountId(id);
        String cause = row.getString(8);
        if (cause != null) {
            return new Outcome(null, account, cause);
        }
        SignedIn person = new SignedIn(
                account,
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                row.getObject(7, UUID.class));
        return new Outcome(person, account, null);
    }
}
