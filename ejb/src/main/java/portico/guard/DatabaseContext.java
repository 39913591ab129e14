package portico.guard;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import portico.shared.Settings;

/**
 * Tells the database, once per transaction, who is asking and what he holds (migration guard_context). The statement is
 * signed for this one transaction of this one backend, so that SQL which somebody smuggled in cannot say more.
 */
@Dependent
class DatabaseContext {
    private static final String ENTERED = "portico.guard.context";
    private static final String NUMBER = "portico.guard.transaction";
    private static final String NOTHING = "";

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transactions;

    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    @Inject
    Settings settings;

    @Inject
    Guard guard;

    /** Who he is: asked once a request, in its first transaction, whose number the answer brings along. */
    Standing standing(Caller caller) {
        if (caller.isKnown() || transactions.getTransactionKey() == null) {
            return caller.standing(guard);
        }
        try {
            Standing standing = caller.standing(guard);
            transactions.putResource(NUMBER, standing.transaction());
            return standing;
        } catch (RuntimeException broken) {
            // PostgreSQL answers no further question in it.
            transactions.setRollbackOnly();
            throw broken;
        }
    }

    /** A door within a door of the same caller costs nothing; one of another caller gives the former his context back. */
    <T> T within(Caller caller, Rights rights, Callable<T> work) throws Exception {
        if (transactions.getTransactionKey() == null) {
            return work.call();
        }
        String wanted = caller.account().map(rights::context).orElse(NOTHING);
        Object entered = transactions.getResource(ENTERED);
        String before = entered == null ? NOTHING : entered.toString();
        if (wanted.equals(before)) {
            return work.call();
        }
        enter(wanted);
        // The outermost door's context ends with its transaction.
        return entered == null ? work.call() : withinAnother(before, work);
    }

    private <T> T withinAnother(String before, Callable<T> work) throws Exception {
        T result;
        try {
            result = work.call();
        } catch (Exception e) {
            // Whoever catches this must not go on with the inner caller's eyes.
            transactions.setRollbackOnly();
            throw e;
        }
        enter(before);
        return result;
    }

    /** Whether this transaction has anybody's context; without a transaction there is none to be had. */
    boolean isEntered() {
        return transactions.getTransactionKey() == null || transactions.getResource(ENTERED) != null;
    }

    /** For the door that enters by its own statement, which must be its next. */
    Entry entry(Caller caller) {
        if (isEntered()) {
            return Entry.STANDS;
        }
        String context = caller.account().map(caller.rights()::context).orElse(NOTHING);
        try (Connection connection = portal.getConnection()) {
            Entry entry = new Entry(context, mac(connection, context));
            transactions.putResource(ENTERED, context);
            return entry;
        } catch (SQLException broken) {
            throw new IllegalStateException("The database's context could not be signed", broken);
        }
    }

    private void enter(String context) throws SQLException {
        try (Connection connection = portal.getConnection()) {
            if (context.isEmpty()) {
                query(connection, "SELECT set_config('portico.context', '', true)");
            } else {
                query(connection, "SELECT guard_enter(?, ?)", context, mac(connection, context));
            }
        }
        transactions.putResource(ENTERED, context);
    }

    private String mac(Connection connection, String context) throws SQLException {
        int backend = connection.unwrap(PGConnection.class).getBackendPID();
        return sign(settings.contextKey(), backend + "|" + number(connection) + "|" + context);
    }

    private String number(Connection connection) throws SQLException {
        Object known = transactions.getResource(NUMBER);
        return known == null ? query(connection, "SELECT pg_current_xact_id()::text") : known.toString();
    }

    static String sign(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256.", e);
        }
    }

    private static String query(Connection connection, String sql, String... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
