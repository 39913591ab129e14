package portico.billing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import portico.config.Checkout;
import portico.config.Database;
import portico.config.Migration;
import portico.config.Owner;
import portico.config.Secrets;

/** A PostgreSQL with the schema and the three roles, started once for the engines' tests; empty at each {@link #fresh()}. */
public final class BillingDatabase {
    private static BillingDatabase only;

    private final String url;
    private final String jobsPassword;
    private final Owner owner;

    private BillingDatabase(Map<String, String> settings) {
        url = settings.get("PORTICO_DB_URL");
        jobsPassword = settings.get("PORTICO_DB_JOBS_PASSWORD");
        owner = Owner.of(settings);
    }

    /** One that is there already, a server's: nothing of it is thrown away. */
    static BillingDatabase of(Map<String, String> settings) {
        return new BillingDatabase(settings);
    }

    private static BillingDatabase started() {
        Checkout here = Checkout.here();
        Path directory = here.root().resolve("ear/target/billing");
        Secrets secrets = new Secrets(directory);
        Database database = new Database(here.withData(directory), secrets, "fsync=off").start();
        Runtime.getRuntime().addShutdownHook(new Thread(database::stop));
        return new BillingDatabase(Map.of(
                "PORTICO_DB_URL",
                database.url(),
                "PORTICO_DB_OWNER_PASSWORD",
                secrets.password("database.owner"),
                "PORTICO_DB_JOBS_PASSWORD",
                secrets.password("database.jobs")));
    }

    public static synchronized BillingDatabase fresh() {
        if (only == null) {
            only = started();
        }
        try (Connection connection = only.owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS portico CASCADE; CREATE SCHEMA portico");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        new Migration(only.owner).migrate(HexFormat.of().parseHex("00".repeat(32)));
        return only;
    }

    public JobsConnections jobs(String node) {
        return new JobsConnections(url, jobsPassword, node);
    }

    /** What the command line needs to reach it as the jobs' role. */
    public Map<String, String> settings() {
        return Map.of("PORTICO_DB_URL", url, "PORTICO_DB_JOBS_PASSWORD", jobsPassword);
    }

    /** As the owner. */
    public Connection connect() throws SQLException {
        return owner.connect();
    }

    /** Runs a statement as the owner; returns its first value, a new row's id for instance. */
    public long run(String sql, Object... values) {
        List<String> rows = rows(sql, values);
        return rows.isEmpty() ? 0 : Long.parseLong(rows.get(0));
    }

    /** First columns of all rows, as the owner sees them. */
    public List<String> rows(String sql, Object... values) {
        try (Connection connection = owner.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<String> rows = new ArrayList<>();
            if (statement.execute()) {
                try (ResultSet row = statement.getResultSet()) {
                    while (row.next()) {
                        rows.add(row.getString(1));
                    }
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public String one(String sql, Object... values) {
        List<String> rows = rows(sql, values);
        return rows.isEmpty() ? null : rows.get(0);
    }
}
