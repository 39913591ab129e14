package portico.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A whole Portico on this machine: a database, the migrations, a prepared server with the EAR. {@code mvn -Prun} and the
 * tests of the whole start the same thing. It is stopped in the opposite order, so that nothing loses what it stands on.
 */
public final class LocalPortico implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Checkout checkout;
    private final Secrets secrets;
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private final int wantedPort;
    private Database database;
    private WildFly server;
    private MailBox mails;
    private Path home;
    private boolean closed;

    public LocalPortico(Checkout checkout, int wantedPort) {
        this.checkout = checkout;
        this.wantedPort = wantedPort;
        this.secrets = new Secrets(checkout.data());
    }

    /** Begins anew: what an earlier start left is stopped, and its data thrown away; server and programs are kept. */
    public void forget() {
        WildFly.stopLeftBehind(checkout.data().resolve("wildfly"));
        new Database(checkout, secrets).destroy();
        Trees.delete(checkout.data().resolve("spool"));
        Trees.delete(checkout.data().resolve("mails"));
    }

    /** Database at the present level and server prepared, nothing deployed yet. */
    public void startDatabase(String... options) {
        // The one waits for the disk, the other for the processor.
        CompletableFuture<Path> prepared = CompletableFuture.supplyAsync(() -> new WildFlyHome(checkout).prepare());
        if (!environment.containsKey("PORTICO_DB_URL")) {
            database = new Database(checkout, secrets, options).start();
            environment.putAll(databaseSettings(Database.NAME));
        }
        if (!environment.containsKey("PORTICO_CONTEXT_KEY_FILE")) {
            environment.computeIfAbsent("PORTICO_CONTEXT_KEY", name -> secrets.key("context.key"));
        }
        if (!environment.containsKey("PORTICO_AUDIT_KEY_FILE")) {
            environment.computeIfAbsent("PORTICO_AUDIT_KEY", name -> secrets.signingKey("audit-key"));
        }
        if (!environment.containsKey("PORTICO_SECRETS_KEY_FILE")) {
            environment.computeIfAbsent("PORTICO_SECRETS_KEY", name -> secrets.key("secrets.key"));
        }
        Owner owner = owner();
        new Migration(owner).migrate(new portico.shared.Environment(environment).key("PORTICO_CONTEXT_KEY", 32));
        home = join(prepared);
        WildFly.stopLeftBehind(home);
    }

    /** @param ear what is deployed at start; {@code null}: nothing yet */
    public void startServer(Path ear) {
        if (!environment.containsKey("PORTICO_SMTP_HOST")) {
            mails = new MailBox(checkout.data().resolve("mails"));
            environment.put("PORTICO_SMTP_HOST", "127.0.0.1");
            environment.put("PORTICO_SMTP_PORT", Integer.toString(mails.port()));
        }
        int port = Ports.near(wantedPort);
        server = new WildFly(home, port, Ports.near(wantedPort + 1910));
        environment.putIfAbsent("PORTICO_PUBLIC_URL", "http://localhost:" + port);
        environment.computeIfAbsent("PORTICO_SPOOL_DIR", name -> spool().toString());
        server.start(checkout, ear, environment);
        server.awaitReady(PATIENCE);
    }

    /** What the portal mailed; {@code null} where a mail server was named in the environment. */
    public MailBox mails() {
        return mails;
    }

    public Owner owner() {
        return Owner.of(environment);
    }

    /** What is set to reach a database of the embedded server. */
    public Map<String, String> databaseSettings(String name) {
        Map<String, String> settings = new HashMap<>();
        settings.put("PORTICO_DB_URL", database.url(name));
        for (String role : List.of("owner", "app", "jobs")) {
            String variable = "PORTICO_DB_" + role.toUpperCase(Locale.ROOT);
            settings.put(variable + "_USER", "portico_" + role);
            settings.put(variable + "_PASSWORD", secrets.password("database." + role));
        }
        return settings;
    }

    /** To the embedded server, for tests that prepare or break what nobody else may. */
    public Connection superuser(String name) throws SQLException {
        return database.superuser(name);
    }

    public String rolesSql() throws IOException {
        return database.rolesSql();
    }

    public Secrets secrets() {
        return secrets;
    }

    public WildFly server() {
        return server;
    }

    public Path home() {
        return home;
    }

    public String url() {
        return "http://localhost:" + server.port();
    }

    public Path spool() {
        Path spool = checkout.data().resolve("spool");
        try {
            return Files.createDirectories(spool);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (server != null) {
                server.stop();
            }
            if (mails != null) {
                mails.close();
            }
        } finally {
            if (database != null) {
                database.stop();
            }
        }
    }

    private static Path join(CompletableFuture<Path> prepared) {
        try {
            return prepared.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
