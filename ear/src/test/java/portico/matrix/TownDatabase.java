package portico.matrix;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import portico.config.Checkout;
import portico.config.Database;
import portico.config.Migration;
import portico.config.Owner;
import portico.config.Secrets;

/** The town on a database of its own, without any server: for what the database must do by itself. */
final class TownDatabase implements AutoCloseable {
    private final Secrets secrets;
    private final Database database;

    TownDatabase(String name) throws SQLException {
        Checkout here = Checkout.here();
        Path directory = here.root().resolve("ear/target").resolve(name);
        Checkout checkout = here.withData(directory);
        secrets = new Secrets(directory);
        database = new Database(checkout, secrets, "fsync=off");
        database.destroy();
        database.start();
        Owner owner = new Owner(database.url(), "portico_owner", secrets.password("database.owner"));
        new Migration(owner).migrate(HexFormat.of().parseHex(secrets.key("context.key")));
        try (Connection connection = owner.connect()) {
            new Town(connection).build();
        }
    }

    /** owner, app or jobs; nothing is committed unless asked for. */
    Connection as(String role) throws SQLException {
        Connection connection =
                DriverManager.getConnection(database.url(), "portico_" + role, secrets.password("database." + role));
        connection.setAutoCommit(false);
        return connection;
    }

    /** Enters as the guard would, for the transaction that this connection is in. */
    void enter(Connection connection, String context) throws SQLException {
        String bound = one(connection, "SELECT pg_backend_pid() || '|' || pg_current_xact_id()::text");
        one(connection, "SELECT guard_enter(?, ?)", context, sign(bound + "|" + context));
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(secrets.key("context.key")), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String one(Connection connection, String sql, String... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    static List<String> all(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        database.stop();
    }
}
