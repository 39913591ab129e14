package portico.accounts;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import portico.shared.Settings;

/** Asks the database's functions for accounts: the portal's role reads and writes nothing by which people sign in. */
@Dependent
class Store {
    private static final String HMAC = "HmacSHA256";

    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    @Inject
    Settings settings;

    /** Makes one thing of a row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> rows(String sql, Reader<T> reader, Object... arguments) {
        try (Connection connection = portal.getConnection();
                PreparedStatement question = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                question.setObject(i + 1, arguments[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet row = question.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException broken) {
            throw new IllegalStateException("The database did not answer about accounts: " + sql, broken);
        }
    }

    <T> Optional<T> row(String sql, Reader<T> reader, Object... arguments) {
        List<T> found = rows(sql, reader, arguments);
        return found.isEmpty() ? Optional.empty() : Optional.ofNullable(found.get(0));
    }

    long number(String sql, Object... arguments) {
        return row(sql, row -> row.getLong(1), arguments).orElse(0L);
    }

    boolean yes(String sql, Object... arguments) {
        return row(sql, row -> row.getBoolean(1), arguments).orElse(false);
    }

    /** For questions that only the house itself may ask: signed for this transaction of this backend (accounts_signed). */
    String signature(String question) {
        String here = row("SELECT pg_backend_pid() || '|' || pg_current_xact_id()::text", row -> row.getString(1))
                .orElseThrow();
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(settings.contextKey(), HMAC));
            return HexFormat.of().formatHex(mac.doFinal((here + "|" + question).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
