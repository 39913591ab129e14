package portico.config.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import portico.config.Checkout;
import portico.config.Database;
import portico.config.Migration;
import portico.config.Owner;
import portico.config.Secrets;

/** A PostgreSQL with the schema and the three roles, started once for all tests of this JVM. */
final class ImportDatabase {
    private static ImportDatabase only;

    private final Secrets secrets;
    private final Database database;
    private final Owner owner;

    private ImportDatabase() {
        Checkout checkout = new Checkout(
                Path.of("..").toAbsolutePath().normalize(),
                Path.of("target/import-test").toAbsolutePath());
        secrets = new Secrets(checkout.data());
        database = new Database(checkout, secrets, "fsync=off").start();
        Runtime.getRuntime().addShutdownHook(new Thread(database::stop));
        owner = Owner.of(Map.of(
                "PORTICO_DB_URL", database.url(), "PORTICO_DB_OWNER_PASSWORD", secrets.password("database.owner")));
    }

    /** At the present level and empty. */
    static synchronized ImportDatabase fresh() {
        if (only == null) {
            only = new ImportDatabase();
        }
        try (Connection connection = only.owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA portico CASCADE; CREATE SCHEMA portico");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        new Migration(only.owner).migrate(HexFormat.of().parseHex("00".repeat(32)));
        return only;
    }

    Connection jobs() throws SQLException {
        return DriverManager.getConnection(database.url(), "portico_jobs", secrets.password("database.jobs"));
    }

    void run(String sql) {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the owner, who sees everything. */
    String one(String sql) {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
