package portico.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL for who has none at hand: the binaries of the zonky project, a data directory that survives restarts,
 * the three roles. It is not started through zonky's own class, because that one stops it from a shutdown hook, at the
 * same moment as the server which still needs it.
 */
public final class Database {
    static final String NAME = "portico";

    private final Unprivileged user;
    private final Path directory;
    private final Secrets secrets;
    private final Path roles;
    private final List<String> options;
    private final PostgresPrograms programs;
    private final Map<String, String> environment = new HashMap<>();
    private Path data;
    private int port;

    public Database(Checkout checkout, Secrets secrets, String... options) {
        this(checkout, secrets, unprivileged(checkout.data()), options);
    }

    Database(Checkout checkout, Secrets secrets, Unprivileged user, String... options) {
        this.user = user;
        this.directory = user.directory();
        this.secrets = secrets;
        this.roles = checkout.roles();
        this.options = List.of(options);
        this.programs = new PostgresPrograms(user);
    }

    /** For tests that put the server under other circumstances: variables that it is started with. */
    public Database with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    public Database start() {
        try {
            programs.unpack();
            data = data();
            if (Files.notExists(data)) {
                initialise();
            }
            if (isRunning()) {
                // Left by a launcher that was killed: it is whole, and it is ours.
                port = Integer.parseInt(
                        Files.readAllLines(data.resolve("postmaster.pid")).get(3));
            } else {
                // The servers that are told this address must find it there again after a crash.
                port = port == 0 ? Ports.free() : port;
                List<String> settings = new ArrayList<>(List.of(
                        "-p " + port,
                        "-c listen_addresses=127.0.0.1",
                        "-c unix_socket_directories=''",
                        "-c max_connections=120",
                        "-c shared_buffers=256MB",
                        "-c max_wal_size=2GB",
                        "-c timezone=UTC",
                        "-c log_timezone=UTC"));
                options.forEach(option -> settings.add("-c " + option));
                programs.run(
                        environment,
                        "pg_ctl",
                        "start",
                        "-w",
                        "-t",
                        "60",
                        "-D",
                        data.toString(),
                        "-l",
                        directory.resolve("database.log").toString(),
                        "-o",
                        String.join(" ", settings));
            }
            makeRoles();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new Complaint(
                    "The embedded PostgreSQL did not answer; its log is " + directory.resolve("database.log"), e);
        }
    }

    public String url() {
        return url(NAME);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public void stop() {
        stop("fast");
    }

    /** Without a checkpoint: it recovers from its log when it is started again. */
    public void stopImmediately() {
        stop("immediate");
    }

    private void stop(String mode) {
        if (data != null && isRunning()) {
            programs.run("pg_ctl", "stop", "-w", "-t", "60", "-m", mode, "-D", data.toString());
        }
    }

    /** The process that all others of this database descend from. */
    public ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(data.resolve("postmaster.pid")).get(0)))
                .orElseThrow();
    }

    /** Stops it, if it runs, and throws its data away. */
    public void destroy() {
        if (programs.areThere()) {
            data = data();
            stop();
            Trees.delete(data);
        }
    }

    /** One directory for each major version: none reads another's. */
    private Path data() {
        return directory.resolve("database-" + programs.version());
    }

    private boolean isRunning() {
        if (Files.notExists(data.resolve("postmaster.pid"))) {
            return false;
        }
        try {
            programs.run("pg_ctl", "status", "-D", data.toString());
            return true;
        } catch (Complaint notRunning) {
            return false;
        }
    }

    private void initialise() throws IOException {
        Path fresh = data.resolveSibling(data.getFileName() + ".new");
        Trees.delete(fresh);
        Path password = directory.resolve("superuser.password");
        Files.deleteIfExists(password);
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, secrets.password("database.superuser"));
        user.give(password);
        try {
            programs.run(
                    "initdb",
                    "-D",
                    fresh.toString(),
                    "-U",
                    "postgres",
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + password,
                    "-E",
                    "UTF8",
                    "--locale=C.UTF-8");
        } catch (Complaint refused) {
            throw new Complaint(
                    refused.getMessage()
                            + "\nIf PostgreSQL cannot run here, set PORTICO_DB_URL to a server of your own (see config/README.md).",
                    refused);
        } finally {
            Files.deleteIfExists(password);
        }
        // Only a finished one gets the name, so that a kill in between is healed by the next start.
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void makeRoles() throws IOException, SQLException {
        try (Connection postgres = superuser("postgres");
                Statement statement = postgres.createStatement()) {
            if (isThere(statement)) {
                // It may have been made by an older version of the script.
                runRolesSql(NAME);
                return;
            }
            statement.execute("DROP DATABASE IF EXISTS " + NAME + "_new");
            statement.execute("CREATE DATABASE " + NAME + "_new");
            runRolesSql(NAME + "_new");
            statement.execute("ALTER DATABASE " + NAME + "_new RENAME TO " + NAME);
        }
    }

    private static boolean isThere(Statement statement) throws SQLException {
        try (ResultSet there = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
            return there.next();
        }
    }

    private void runRolesSql(String where) throws IOException, SQLException {
        String sql = rolesSql();
        try (Connection connection = superuser(where);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** config/postgresql/roles.sql with its passwords filled in, as psql would. */
    public String rolesSql() throws IOException {
        String sql = Files.readString(roles);
        for (String role : List.of("owner", "app", "jobs")) {
            sql = sql.replace(":'" + role + "_password'", "'" + secrets.password("database." + role) + "'");
        }
        return sql;
    }

    /** For tests that prepare or break what nobody else may. */
    public Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", secrets.password("database.superuser"));
    }

    private static Unprivileged unprivileged(Path directory) {
        try {
            return Unprivileged.in(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
