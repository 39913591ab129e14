package portico.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import portico.config.Checkout;
import portico.config.Database;
import portico.config.MailBox;
import portico.config.Migration;
import portico.config.Owner;
import portico.config.Secrets;
import portico.config.Staff;
import portico.config.WildFlyHome;
import portico.config.demo.DemoData;

/**
 * A database and two servers that nobody else uses, with the demo operator's contracts and a month of calls. The month can be
 * begun anew as often as a test wants: the database is put back to how it was before it.
 */
final class Scene implements AutoCloseable {
    private static final String LIVE = "portico";
    private static final String KEPT = "portico_before";
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final String SPOOL = "PORTICO_SPOOL_DIR";
    private static final long CALLS = 20_000;

    final YearMonth billed = YearMonth.now(ZONE).minusMonths(1);
    final LocalDate invoiceDate = LocalDate.now(ZONE);

    private final Checkout checkout;
    private final Secrets secrets;
    private final Database database;
    private final Owner owner;
    private final Path spool;
    private final MailBox mails;
    private final List<Node> nodes = new ArrayList<>();
    private Month month;
    private boolean forTwo;
    private String tablespace = "pg_default";

    /** Two servers, of which the first is started. */
    Scene() {
        this(Map.of());
    }

    /** The same, where servers and database are started with more variables. */
    Scene(Map<String, String> more) {
        Checkout here = Checkout.here();
        checkout = here.withData(here.root().resolve("ear/target/crash"));
        CompletableFuture<Path> home = CompletableFuture.supplyAsync(() -> new WildFlyHome(checkout).prepare());
        secrets = new Secrets(checkout.data());
        // What a process has written survives its death without being forced to the disk; a power cut is not played
        // here.
        database = new Database(checkout, secrets, "fsync=off", "full_page_writes=off");
        database.with(more);
        database.destroy();
        database.start();
        owner = Owner.of(settings());
        new Migration(owner).migrate(HexFormat.of().parseHex(secrets.key("context.key")));
        mails = new MailBox(checkout.data().resolve("mails"));
        Map<String, String> environment = settings();
        environment.put("PORTICO_CONTEXT_KEY", secrets.key("context.key"));
        environment.put("PORTICO_SECRETS_KEY", secrets.key("secrets.key"));
        environment.put("PORTICO_SMTP_HOST", "127.0.0.1");
        environment.put("PORTICO_SMTP_PORT", Integer.toString(mails.port()));
        spool = more.containsKey(SPOOL)
                ? Path.of(more.get(SPOOL))
                : checkout.data().resolve("spool");
        environment.put(SPOOL, spool().toString());
        environment.put("PORTICO_BILLING_TIMER", "on");
        environment.putAll(more);
        for (String name : List.of("node-a", "node-b")) {
            nodes.add(new Node(name, checkout, home.join(), environment));
        }
        first().start().awaitReady();
        prepare();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("PORTICO_DB_URL", database.url(LIVE));
        for (String role : List.of("OWNER", "APP", "JOBS")) {
            settings.put(
                    "PORTICO_DB_" + role + "_PASSWORD",
                    secrets.password("database." + role.toLowerCase(java.util.Locale.ROOT)));
        }
        return settings;
    }

    Node first() {
        return nodes.get(0);
    }

    Node second() {
        return nodes.get(1);
    }

    Node named(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the second server is there too. */
    boolean isForTwo() {
        return forTwo;
    }

    void startSecond() {
        forTwo = true;
        second().start().awaitReady();
    }

    /** After a month that broke: whatever still lies is set up again, for the next. */
    void settle() {
        database.start();
        first().settle();
        if (forTwo) {
            second().settle();
        }
    }

    void stopSecond() {
        forTwo = false;
        second().terminate();
    }

    /** On whom the run is just now; where it is on nobody, any. */
    Node worker() {
        String owner = one(
                "SELECT l.owner FROM portico.run_lease l JOIN portico.run r ON r.id = l.run_id WHERE r.state = 'LIVE'");
        return nodes.stream()
                .filter(node -> node.name().equals(owner) && node.isUp())
                .findFirst()
                .orElseGet(this::up);
    }

    /** Any that answers. */
    Node up() {
        return nodes.stream().filter(Node::isUp).findFirst().orElse(first());
    }

    Database database() {
        return database;
    }

    Month month() {
        return month;
    }

    /** Whether the present month has left that stage behind; none has before it has people. */
    boolean isPast(String stage) {
        return month != null
                && (month.isOver() || Plan.STAGES.indexOf(month.reached().stage()) > Plan.STAGES.indexOf(stage));
    }

    Connection superuser() throws SQLException {
        return database.superuser(LIVE);
    }

    /** A session of somebody who is no superuser. */
    Connection stranger() throws SQLException {
        return owner.connect();
    }

    /** First column of the first row, as the owner; null where there is none, or the database is away. */
    String one(String sql) {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException away) {
            if (away.getSQLState() != null && away.getSQLState().startsWith("42")) {
                throw new IllegalStateException(sql, away);
            }
            return null;
        }
    }

    void awaitAnswer(String wanted, String sql) {
        awaitAnswer(wanted, () -> one(sql));
    }

    void awaitAnswer(String wanted, Supplier<String> question) {
        String answer = null;
        for (int i = 0; i < 1200 && !wanted.equals(answer); i++) {
            Pause.millis(100);
            answer = question.get();
        }
        if (!wanted.equals(answer)) {
            throw new AssertionError(answer + " instead of " + wanted);
        }
    }

    MailBox mails() {
        return mails;
    }

    /** A month from its beginning, with the people who start and release it. */
    Month begin() {
        reset();
        return go();
    }

    /** The same, from whatever the database holds now. */
    Month go() {
        month = new Month(this).begin();
        return month;
    }

    /** From the next month on the database lies there. */
    void liesIn(String elsewhere) {
        tablespace = elsewhere;
    }

    Path ear() {
        return checkout.ear();
    }

    /** What a person finds in the table of runs. */
    String failure() {
        return one("SELECT failure FROM portico.run WHERE kind = 'monthly-invoices' AND state = 'FAILED'");
    }

    /** Everything as before the month; whoever is connected finds himself disconnected. */
    void reset() {
        month = null;
        try (Connection postgres = database.superuser("postgres");
                Statement statement = postgres.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + LIVE + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + LIVE + " TEMPLATE " + KEPT + " TABLESPACE " + tablespace);
            try (Connection fresh = database.superuser(LIVE);
                    Statement grants = fresh.createStatement()) {
                grants.execute(database.rolesSql());
            }
            // A copied sequence believes that its next values are in the log already, where only its original's are:
            // after a
            // crash it would begin again with them. A checkpoint makes it write anew.
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prepare() {
        try {
            Path drop = Files.createDirectories(spool().resolve("import/demo"));
            try (var files = Files.list(checkout.demo())) {
                for (Path file : files.filter(file -> file.toString().endsWith(".csv"))
                        .filter(file -> !file.endsWith("staff.csv"))
                        .toList()) {
                    Files.copy(
                            file, drop.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
            importing("import-contracts", Map.of("directory", "demo"));
            new Staff(owner).load(checkout.demo().resolve("staff.csv"));
            DemoData.writeUsage(billed, drop.resolveSibling("calls.csv"), CALLS);
            String received = billed.plusMonths(1).atDay(1).toString();
            importing("import-usage", Map.of("file", "calls.csv", "received", received));
            try (Connection connection = superuser();
                    Statement statement = connection.createStatement()) {
                statement.execute("SET search_path = portico, public");
                statement.execute(MoreContracts.SQL);
                Trap.lay(statement);
            }
            keep();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void importing(String job, Map<String, String> parameters) {
        first().startJob(job, parameters);
        String state = null;
        for (int i = 0; i < 600 && !"DONE".equals(state); i++) {
            Pause.millis(200);
            state = one("SELECT state FROM portico.run WHERE kind = '" + job + "'");
            if ("FAILED".equals(state)) {
                break;
            }
        }
        if (!"DONE".equals(state)) {
            throw new IllegalStateException(job + " is " + state);
        }
    }

    private void keep() throws SQLException {
        try (Connection postgres = database.superuser("postgres");
                Statement statement = postgres.createStatement()) {
            statement.execute("ALTER DATABASE " + LIVE + " WITH ALLOW_CONNECTIONS false");
            statement.execute(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + LIVE + "'");
            statement.execute("ALTER DATABASE " + LIVE + " RENAME TO " + KEPT);
        }
    }

    Path spool() {
        try {
            return Files.createDirectories(spool);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        mails.close();
        database.stop();
    }
}
