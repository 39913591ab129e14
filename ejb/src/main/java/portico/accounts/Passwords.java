package portico.accounts;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import portico.audit.AuditLog;
import portico.guard.OpenToAll;
import portico.shared.Refusal;
import portico.shared.Token;

/** Choosing a password by the link of a mail: a new person's first one, or another where the old one was reset. */
@Stateless
public class Passwords {
    /** NIST SP 800-63B: length, and no rules of composition. */
    private static final int SHORTEST = 12;

    private static final int LONGEST = 1000;

    /** As many at once as may sign in at once; a hash takes 19 MiB. */
    private static final Turns TURNS = new Turns(4);

    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    @Inject
    AuditLog audit;

    /** Whether a link is still good, so that nobody thinks of a password in vain. */
    @OpenToAll("Who chooses his first password cannot be signed in; it tells nothing but whether the link is good.")
    public boolean isGood(String token) {
        return Token.parse(token).map(this::isGood).orElse(false);
    }

    private boolean isGood(Token link) {
        try (Connection connection = portal.getConnection();
                PreparedStatement question = connection.prepareStatement("SELECT accounts_link_is_good(?)")) {
            question.setBytes(1, link.bytes());
            try (ResultSet row = question.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("A link could not be looked up", broken);
        }
    }

    /**
     * Sets the password; the link is used up, and visits that began before are over.
     *
     * @throws Refusal password.link where the link is used, old or never was; password.length
     */
    @OpenToAll("Who chooses his first password cannot be signed in; the token in the mail is the right.")
    public void choose(String token, String password) {
        Token link = Token.parse(token).filter(this::isGood).orElseThrow(() -> new Refusal("password.link"));
        int length = password == null ? 0 : password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new Refusal("password.length", SHORTEST);
        }
        String hash = TURNS.take(() -> PasswordHash.of(password));
        try (Connection connection = portal.getConnection();
                PreparedStatement set = connection.prepareStatement("SELECT accounts_set_password(?, ?)")) {
            set.setBytes(1, link.bytes());
            set.setString(2, hash);
            try (ResultSet row = set.executeQuery()) {
                row.next();
                long account = row.getLong(1);
                if (row.wasNull()) {
                    throw new Refusal("password.link");
                }
                audit.record("accounts.password-chosen", "account:" + account, Map.of(), AuditLog.NOWHERE);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("A password could not be set", broken);
        }
    }
}
