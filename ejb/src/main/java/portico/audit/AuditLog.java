package portico.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import portico.guard.AccountId;
import portico.guard.Caller;
import portico.guard.Callers;
import portico.guard.Path;
import portico.guard.Scope;

/** Writes down what is done, in the transaction that does it: neither exists without the other. */
@Dependent
public class AuditLog {
    /** For what concerns no node, such as signing in. */
    public static final Path NOWHERE = null;

    private static final String INSERT = """
            INSERT INTO audit_entry (account_id, job, operator_id, reseller_id, customer_id, site_id,
                                     action, object, detail, request_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb), ?)
            """;

    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    /**
     * @param action what was done, feature first: billing.to-paper
     * @param object to what: contract:42
     * @param detail words and numbers; no names of persons, no secrets
     */
    public void record(String action, String object, Map<String, ?> detail, Scope scope) {
        record(action, object, detail, scope.path());
    }

    public void record(String action, String object, Map<String, ?> detail, Path path) {
        // No entity: reading the new row's id back would need the right to read it.
        try (Connection connection = portal.getConnection()) {
            record(connection, action, object, detail, path);
        } catch (SQLException e) {
            throw new IllegalStateException("The audit could not be written: " + action, e);
        }
    }

    /** The same for an engine, on the connection of its work. */
    public static void record(Connection connection, String action, String object, Map<String, ?> detail, Path path)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Object[] values = values(action, object, detail, path);
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }

    private static Object[] values(String action, String object, Map<String, ?> detail, Path path) {
        Caller caller = Callers.current();
        Long account = caller.account().map(AccountId::value).orElse(null);
        return new Object[] {
            account,
            account == null ? caller.job().orElse("anonymous") : null,
            path == null ? null : path.operatorId(),
            path == null ? null : path.resellerId(),
            path == null ? null : path.customerId(),
            path == null ? null : path.siteId(),
            action,
            object,
            json(detail).toString(),
            caller.requestId()
        };
    }

    private static JsonObject json(Map<String, ?> detail) {
        Map<String, Object> plain = new TreeMap<>();
        detail.forEach((word, value) -> plain.put(word, isJson(value) ? value : String.valueOf(value)));
        return Json.createObjectBuilder(plain).build();
    }

    private static boolean isJson(Object value) {
        return value == null || value instanceof Number || value instanceof Boolean || value instanceof Collection<?>;
    }
}
