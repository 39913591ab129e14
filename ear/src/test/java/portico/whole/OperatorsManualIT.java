package portico.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import portico.config.Ports;
import portico.config.WildFlyHome;

/** config/README.md, followed to the letter on a server directory that nobody touched (C12). */
class OperatorsManualIT {
    private static final Pattern TESTED_BLOCK = Pattern.compile("<!-- [^>]*-->\n```sh\n(.*?)```", Pattern.DOTALL);

    @Test
    void an_operator_who_follows_the_manual_has_a_portal(PorticoServer server) throws Exception {
        Path work = Files.createDirectories(server.checkout().root().resolve("ear/target/manual"));
        Path home = WildFlyHome.unpack(work.resolve("wildfly"));
        int offset = Ports.free() % 10_000 + 10_000;
        Shell shell = new Shell(server.checkout().root(), settings(server, work, home, offset));
        List<String> blocks = blocks(server.checkout().root().resolve("config/README.md"));
        prepareDatabase(server);

        mustEnd(shell.run(blocks.get(0), work.resolve("server.out")));
        Shell.Outcome tooEarly = shell.run("config/bin/portico-admin verify", work.resolve("early.out"));
        assertEquals(1, tooEarly.status(), tooEarly.printed());
        assertTrue(tooEarly.printed().contains("portico-admin migrate"), tooEarly.printed());
        mustEnd(shell.run(blocks.get(1), work.resolve("database.out")));

        Process running = shell.start(blocks.get(2), work.resolve("start.out"));
        try {
            assertEquals(200, readiness(running, 9990 + offset), () -> read(work.resolve("start.out")));
        } finally {
            running.descendants().forEach(ProcessHandle::destroy);
            running.destroy();
            running.waitFor(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void wrong_settings_are_all_named_at_once(PorticoServer server) throws Exception {
        Path output = server.checkout().root().resolve("ear/target/verify.out");
        Shell.Outcome outcome = new Shell(server.checkout().root(), Map.of("PORTICO_CONTEXT_KEY", "abc"))
                .run("config/bin/portico-admin verify", output);
        assertEquals(1, outcome.status(), outcome.printed());
        for (String setting : List.of(
                "PORTICO_CONTEXT_KEY",
                "PORTICO_SECRETS_KEY",
                "PORTICO_PUBLIC_URL",
                "PORTICO_SPOOL_DIR",
                "PORTICO_DB_URL",
                "PORTICO_DB_APP_PASSWORD")) {
            assertTrue(outcome.printed().contains(setting), setting + " in " + outcome.printed());
        }
    }

    private static Map<String, String> settings(PorticoServer server, Path work, Path home, int offset)
            throws IOException {
        Map<String, String> settings = new HashMap<>(server.local().databaseSettings("manual"));
        settings.put("WILDFLY", home.toString());
        settings.put("JAVA_HOME", System.getProperty("java.home"));
        settings.put("PORTICO_CONTEXT_KEY", "0f".repeat(32));
        settings.put("PORTICO_SECRETS_KEY", "f0".repeat(32));
        settings.put("PORTICO_PUBLIC_URL", "http://localhost");
        settings.put(
                "PORTICO_SPOOL_DIR",
                Files.createDirectories(work.resolve("spool")).toString());
        settings.put("PORTICO_NODE", "manual");
        settings.put("PORTICO_JAVA_OPTS", "-Xmx512m -Djboss.socket.binding.port-offset=" + offset);
        return settings;
    }

    /** Step 1: the file as it stands; psql's variables are filled in here, because psql may not be installed. */
    private static void prepareDatabase(PorticoServer server) throws SQLException, IOException {
        try (Connection postgres = server.local().superuser("postgres");
                Statement statement = postgres.createStatement()) {
            statement.execute("CREATE DATABASE manual");
        }
        try (Connection fresh = server.local().superuser("manual");
                Statement statement = fresh.createStatement()) {
            statement.execute(server.local().rolesSql());
        }
    }

    private static List<String> blocks(Path manual) throws IOException {
        List<String> blocks = TESTED_BLOCK
                .matcher(Files.readString(manual))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertEquals(3, blocks.size(), "blocks of the manual that are marked as tested");
        return blocks;
    }

    private static void mustEnd(Shell.Outcome outcome) {
        assertEquals(0, outcome.status(), outcome.printed());
    }

    private static int readiness(Process running, int port) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .build();
        int last = 0;
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (last != 200 && running.isAlive() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(500);
            try {
                last = client.send(ready, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            } catch (IOException notYet) {
                last = 0;
            }
        }
        return last;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
