package portico.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files come in through the jobs of the server, as an operator starts them, and every end of a job is clear (C11, C12). */
class ImportJobsIT {
    private static final String HEADER = "record,service,started_at,seconds,dialled\n";
    private static final String YESTERDAY = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Instant.now()
            .minus(Duration.ofDays(1))
            .atZone(ZoneId.of("Europe/Zurich"))
            .withNano(0));

    private final PorticoServer server;
    private final Path drop;

    ImportJobsIT(PorticoServer server) throws IOException {
        this.server = server;
        this.drop = Files.createDirectories(server.local().spool().resolve("import"));
    }

    @BeforeEach
    void the_demo_operator_is_there() throws IOException {
        if (one("SELECT count(*) FROM portico.contract").equals("0")) {
            Path directory = Files.createDirectories(drop.resolve("demo"));
            try (Stream<Path> files = Files.list(server.checkout().root().resolve("config/demo"))) {
                for (Path file : files.toList()) {
                    Files.copy(file, directory.resolve(file.getFileName()));
                }
            }
            server.start("import-contracts", Map.of("directory", "demo"));
            assertEquals("DONE", ended("demo"));
        }
    }

    @Test
    void a_directory_of_master_files_is_taken_once_and_the_second_time_nothing_changes() {
        String before = one("SELECT max(pass) || ' ' || count(*) FROM portico.imported_line")
                .split(" ")[1];
        server.start(
                "import-contracts",
                Map.of(
                        "directory",
                        server.checkout().root().resolve("config/demo").toString()));
        assertEquals(
                "DONE", ended(server.checkout().root().resolve("config/demo").toString()));
        assertEquals(
                "0 0",
                one(
                        "SELECT concat_ws(' ', result ->> 'written', result ->> 'rejected') FROM portico.run ORDER BY id DESC"));
        assertEquals(before, one("SELECT count(*) FROM portico.imported_line"));
        // Others are concluded in the portal; a file brings none of these.
        assertEquals("508", one("SELECT count(*) FROM portico.contract WHERE concluded_at IS NULL"));
    }

    @Test
    void good_calls_are_taken_and_bad_ones_named_in_the_reject_file() throws IOException {
        Files.writeString(
                drop.resolve("mixed.csv"),
                HEADER
                        + call("mixed-1", service())
                        + call("mixed-2", "S-404")
                        + call("=cmd|' /C calc'!A0", service())
                        + "#records=3\n");
        server.start("import-usage", Map.of("file", "mixed.csv"));
        assertEquals("DONE", ended("mixed.csv"));
        assertEquals("1 0 2", one("""
                SELECT concat_ws(' ', result ->> 'written', result ->> 'known', result ->> 'rejected')
                  FROM portico.run ORDER BY id DESC"""));
        String run = one("SELECT max(id) FROM portico.run");
        List<String> rejects = Files.readAllLines(server.local().spool().resolve("rejects/import-" + run + ".csv"));
        assertEquals(3, rejects.size());
        assertTrue(rejects.get(1).startsWith("mixed.csv,4,import.formula,record,'=cmd"), rejects.get(1));
        assertTrue(rejects.get(2).startsWith("mixed.csv,3,import.unknown,service,S-404"), rejects.get(2));
    }

    @Test
    void a_file_that_was_cut_off_fails_with_its_reason_writes_nothing_and_goes_through_when_it_was_mended()
            throws IOException {
        String before = one("SELECT count(*) FROM portico.usage_record");
        String half = HEADER + call("cut-1", service()) + "cut-2,S-3";
        Files.writeString(drop.resolve("cut.csv"), half);
        server.start("import-usage", Map.of("file", "cut.csv"));
        assertEquals("FAILED import.file-cut-off", ended("cut.csv"));
        assertEquals(before, one("SELECT count(*) FROM portico.usage_record"));
        Files.writeString(drop.resolve("cut.csv"), HEADER + call("cut-1", service()) + "#records=1\n");
        server.start("import-usage", Map.of("file", "cut.csv"));
        // The same run goes on: until it does, its row still says how it failed.
        assertEquals("DONE", ended("cut.csv", "FAILED import.file-cut-off"));
        assertEquals(1, Long.parseLong(one("SELECT count(*) FROM portico.usage_record")) - Long.parseLong(before));
        assertEquals("1", one("SELECT count(*) FROM portico.run WHERE subject = 'cut.csv'"));
    }

    @Test
    void a_file_that_is_not_there_fails_with_its_reason() {
        server.start("import-usage", Map.of("file", "nowhere.csv"));
        assertEquals("FAILED import.file-unreadable", ended("nowhere.csv"));
    }

    private String service() {
        return one("SELECT v.number FROM portico.service v JOIN portico.product p ON p.id = v.product_id"
                + " WHERE p.code = 'VOICE' ORDER BY v.id");
    }

    private static String call(String record, String service) {
        return record + "," + service + "," + YESTERDAY + ",60,41331234567\n";
    }

    /** The state in which the last run of this file ended, with its cause where it failed. */
    private String ended(String subject) {
        return ended(subject, "LIVE");
    }

    private String ended(String subject, String before) {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        String state = null;
        while (System.nanoTime() < end) {
            state = one("SELECT concat_ws(' ', state, failure) FROM portico.run r WHERE subject = '" + subject
                    + "' AND NOT EXISTS (SELECT FROM portico.run_lease l WHERE l.run_id = r.id) ORDER BY id DESC");
            if (state != null && !state.equals("LIVE") && !state.equals(before)) {
                return state;
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("The import of " + subject + " has not ended: " + state);
    }

    private String one(String sql) {
        try (Connection connection = server.owner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
