package portico.shared;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A PostgreSQL of its own with the three roles and all migrations, for engines that are nothing without their database. */
public final class TestDatabase {
    private static final List<String> ROLES = List.of(
            "CREATE ROLE portico_owner LOGIN BYPASSRLS",
            "CREATE ROLE portico_app LOGIN NOBYPASSRLS",
            "CREATE ROLE portico_jobs LOGIN BYPASSRLS",
            "ALTER ROLE portico_owner SET search_path = portico, public",
            "ALTER ROLE portico_app SET search_path = portico, public",
            "ALTER ROLE portico_jobs SET search_path = portico, public",
            "GRANT TEMPORARY, CREATE ON DATABASE postgres TO portico_owner",
            "CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA public",
            "CREATE SCHEMA portico AUTHORIZATION portico_owner");

    private static EmbeddedPostgres server;

    private TestDatabase() {}

    /** As the role of the jobs' data source. The server is started once for all tests of a JVM and ends with it. */
    public static synchronized DataSource jobs() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.start();
                execute(server.getPostgresDatabase(), ROLES);
                execute(server.getDatabase("portico_owner", "postgres"), migrations());
            }
            return server.getDatabase("portico_jobs", "postgres");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** As the portal, which row-level security binds. */
    public static DataSource portal() {
        jobs();
        return server.getDatabase("portico_app", "postgres");
    }

    /** As the owner of the tables, to prepare what other features would have written. */
    public static DataSource owner() {
        jobs();
        return server.getDatabase("portico_owner", "postgres");
    }

    /** A database of its own without anything in it, as the superuser: what PostgreSQL itself can do. */
    public static synchronized DataSource scratch() {
        jobs();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("SELECT 1 FROM pg_database WHERE datname = 'scratch'")
                    .next()) {
                statement.execute("CREATE DATABASE scratch");
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
        return server.getDatabase("postgres", "scratch");
    }

    private static List<String> migrations() throws IOException {
        try {
            Path folder =
                    Path.of(TestDatabase.class.getResource("/portico/migration").toURI());
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(".sql"))
                        .sorted()
                        .map(TestDatabase::read)
                        .toList();
            }
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void execute(DataSource database, List<String> scripts) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String script : scripts) {
                statement.execute(script);
            }
        }
    }
}
