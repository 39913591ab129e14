package portico.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import portico.config.Complaint;

/**
 * What befalls a month without anybody dying (B, must show 5): the run stops with a sentence or goes on by itself, and after the
 * cure the invoices are those of the quiet month.
 */
class BadDaysIT {
    private static final int PATIENCE = 150;

    private static SmallDisk disk;
    private static FalseClock clock;
    private static Scene scene;
    private static Quiet quiet;

    @BeforeAll
    static void a_quiet_month() throws SQLException {
        Path target = Path.of("target").toAbsolutePath();
        disk = new SmallDisk(target.resolve("small-disk"), 384);
        clock = new FalseClock(target.resolve("false-clock"));
        Map<String, String> more = new HashMap<>(clock.variables());
        more.put("PORTICO_SPOOL_DIR", disk.directory("spool").toString());
        scene = new Scene(more);
        quiet = Quiet.month(scene);
        superuser("CREATE TABLESPACE small LOCATION '" + disk.directory("database") + "'");
    }

    @AfterAll
    static void the_scene_is_cleared() {
        if (scene != null) {
            scene.close();
        }
        disk.close();
    }

    /** The database lies on a disk of which somebody else takes the last byte. */
    @Test
    void a_full_disk_of_the_database_stops_the_run_with_its_name_and_with_room_it_is_resumed() {
        String words = "cannot go on and waits for somebody to resume it (run.failed.disk-full): ERROR: could not";
        int said = scene.first().said(words);
        scene.liesIn("small");
        try (Month month = scene.begin().patient()) {
            month.await("a slice", PATIENCE, seen -> seen.stage().equals("STARTED") && seen.count() > 1);
            disk.fill();
            month.await("the failure", PATIENCE, seen -> seen.state().equals("FAILED"));
            assertEquals("run.failed.disk-full", scene.failure());
            assertEquals(said + 1, scene.first().said(words));

            disk.makeRoom();
            resume();
            delivered(month);
            // The audit also says who resumed it.
            assertEquals(List.of(), Fingerprint.of(scene).deviationsBut(quiet.fingerprint(), "mails", "audit"));
        } finally {
            disk.makeRoom();
            scene.liesIn("pg_default");
        }
    }

    /** The directory for files lies on a disk of which somebody else takes the last byte; the database does not. */
    @Test
    void a_full_disk_of_the_files_stops_an_import_with_its_name_and_with_room_it_is_started_again() throws IOException {
        scene.reset();
        Path calls = scene.spool().resolve("import/calls.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(calls).subList(0, 1));
        lines.addAll(Collections.nCopies(2_000, "nobody,knows,this,kind,of line"));
        lines.add("#records=2000");
        Files.write(calls.resolveSibling("bad.csv"), lines);
        Map<String, String> wish = Map.of(
                "file",
                "bad.csv",
                "received",
                scene.billed.plusMonths(1).atDay(1).toString());
        String state =
                "SELECT state FROM portico.run WHERE kind = 'import-usage' AND subject LIKE '%bad.csv' ORDER BY id DESC LIMIT 1";
        // The log outlives its scene, so that only what is added counts.
        String words =
                "cannot go on and waits for somebody to resume it (run.failed.files): java.io.IOException: No space";
        int said = scene.first().said(words);
        disk.fill();
        try {
            scene.first().startJob("import-usage", wish);
            scene.awaitAnswer("FAILED", state);
            assertEquals(said + 1, scene.first().said(words));
        } finally {
            disk.makeRoom();
        }
        scene.first().startJob("import-usage", wish);
        scene.awaitAnswer("DONE", state);
    }

    /** Another program takes every connection that PostgreSQL has, for longer than a lease. */
    @Test
    void without_a_connection_the_run_waits_and_goes_on_by_itself() throws SQLException {
        String words = "connection slots are reserved";
        int before = scene.first().said(words);
        try (Month month = scene.begin()) {
            month.await("a slice", PATIENCE, seen -> seen.stage().equals("STARTED") && seen.count() > 1);
            try (Glutton glutton = new Glutton(scene)) {
                glutton.eatFor(25_000);
            }
            delivered(month);
        }
        assertEquals(List.of(), Fingerprint.of(scene).deviationsBut(quiet.fingerprint(), "mails"));
        assertTrue(scene.first().said(words) > before);
    }

    @Test
    void mails_wait_for_their_server_and_none_is_lost_or_sent_twice() throws Exception {
        scene.reset();
        int before = scene.mails().names().size();
        int said = scene.first().said("The mail server does not answer");
        scene.mails().down();
        try (Month month = scene.go()) {
            month.await("the delivery", PATIENCE, seen -> seen.state().equals("DONE"));
            assertEquals("0", scene.one("SELECT count(*) FROM portico.outbox_mail WHERE state <> 'WAITING'"));
            scene.awaitAnswer(
                    "true", () -> Boolean.toString(scene.first().said("The mail server does not answer") > said));
            scene.mails().up();
            month.awaitOver(PATIENCE);
        }
        assertEquals(List.of(), Fingerprint.of(scene).deviations(quiet.fingerprint()));
        List<String> arrived = scene.mails().names();
        Set<String> different = new HashSet<>();
        for (String name : arrived.subList(0, arrived.size() - before)) {
            different.add(scene.mails().open(name).getMessageID());
        }
        assertEquals(arrived.size() - before, different.size());
        assertEquals(scene.one("SELECT count(*) FROM portico.outbox_mail"), Integer.toString(different.size()));
    }

    /** The machine's clock, for the server and the database: an hour forward while contracts are rated, and back again. */
    @Test
    void a_clock_that_jumps_an_hour_forward_and_back_is_not_noticed() {
        try (Month month = scene.begin()) {
            month.await("a slice", PATIENCE, seen -> seen.stage().equals("STARTED") && seen.count() > 1);
            clock.is(3600);
            month.await("numbers", PATIENCE, seen -> seen.stage().equals("NUMBERED"));
            clock.is(0);
            delivered(month);
        } finally {
            clock.is(0);
        }
        assertEquals(List.of(), Fingerprint.of(scene).deviationsBut(quiet.fingerprint(), "mails"));
    }

    /** An EAR that was damaged on its way is refused at the door, and not found out between numbers and documents. */
    @Test
    void without_a_font_the_server_does_not_start_and_says_which_file_is_missing() {
        try (Month month = scene.begin()) {
            month.await("numbers", PATIENCE, seen -> seen.stage().equals("NUMBERED"));
            Node node = scene.first();
            node.kill();
            Path damaged = WithoutFont.copyOf(scene.ear(), Path.of("target", "portico-without-font.ear"));
            Complaint refused =
                    assertThrows(Complaint.class, () -> node.startWith(damaged).awaitReady());
            assertTrue(
                    refused.getMessage()
                            .contains("Portico cannot print invoices: its font portico/documents/" + WithoutFont.FONT
                                    + " is missing"),
                    refused::getMessage);
            node.terminate();
            node.startWith(scene.ear()).awaitReady();
            delivered(month);
        }
        assertEquals(List.of(), Fingerprint.of(scene).deviationsBut(quiet.fingerprint(), "mails"));
    }

    /** A bug once: the batch runtime ends its jobs with the application as if a person had wanted it, and the run stayed stopped. */
    @Test
    void an_application_that_is_put_there_anew_goes_on_with_its_run_by_itself() {
        try (Month month = scene.begin()) {
            month.await("a slice", PATIENCE, seen -> seen.stage().equals("STARTED") && seen.count() > 1);
            scene.first().redeploy();
            delivered(month);
        }
        assertEquals(List.of(), Fingerprint.of(scene).deviationsBut(quiet.fingerprint(), "mails"));
    }

    /** Contracts on whose data the program breaks are parked, all others billed; cured, a supplementary run takes them. */
    @Test
    void poisoned_contracts_are_parked_and_billed_after_the_cure() throws SQLException {
        String words = " cannot be rated and is parked; the run goes on with all others.";
        int said = scene.first().said(words);
        scene.reset();
        // Two that are billed by price, of which one gets a price that ends before it begins, one the highest with the
        // largest quantity.
        superuser("""
                CREATE TABLE crash.poison AS
                SELECT s.id AS service_id, h.id AS charge_id, c.currency, c.number, row_number() OVER (ORDER BY c.id) AS n
                  FROM portico.contract c
                  JOIN portico.service s ON s.id = (SELECT min(id) FROM portico.service WHERE contract_id = c.id)
                  JOIN portico.charge h ON h.product_id = s.product_id AND h.kind = 'RECURRING' AND h.timing = 'ADVANCE'
                 WHERE c.payer_id IS NOT NULL AND c.starts_on < '2026-01-01' AND c.ends_on IS NULL
                   AND EXISTS (SELECT FROM portico.service_phase p WHERE p.service_id = s.id AND p.state = 'ACTIVE' AND p.valid_until IS NULL)
                   AND NOT EXISTS (SELECT FROM portico.price p WHERE p.service_id = s.id AND p.charge_id = h.id)
                 ORDER BY c.id LIMIT 2;
                GRANT USAGE ON SCHEMA crash TO PUBLIC;
                GRANT SELECT ON crash.poison TO PUBLIC;
                CREATE TABLE crash.phase AS SELECT * FROM portico.service_phase WHERE service_id IN (SELECT service_id FROM crash.poison);
                INSERT INTO portico.price (charge_id, service_id, currency, valid_from, valid_until, amount)
                SELECT charge_id, service_id, currency, '2020-01-01', CASE n WHEN 1 THEN DATE '2019-01-01' END, 99999999.99
                  FROM crash.poison;
                UPDATE portico.service_phase SET quantity = 2147483647
                 WHERE service_id = (SELECT service_id FROM crash.poison WHERE n = 2)""");
        try (Month month = scene.go()) {
            delivered(month);
        }
        assertEquals("parked.fault, parked.amount-too-large", scene.one("""
                        SELECT string_agg(p.cause, ', ' ORDER BY x.n) FROM crash.poison x
                          JOIN portico.contract c ON c.number = x.number
                          JOIN portico.parked_contract p ON p.contract_id = c.id"""));
        assertEquals(said + 1, scene.first().said(words));

        superuser("""
                DELETE FROM portico.price p USING crash.poison x WHERE p.service_id = x.service_id AND p.charge_id = x.charge_id;
                UPDATE portico.service_phase p SET quantity = o.quantity FROM crash.phase o
                 WHERE p.service_id = o.service_id AND p.valid_from = o.valid_from""");
        Map<String, String> wish = Map.of(
                "month",
                scene.billed.toString(),
                "invoiceDate",
                scene.invoiceDate.toString(),
                "starter",
                Month.STARTER,
                "supplementary",
                "true");
        scene.first().startJob("monthly-invoices", wish);
        scene.awaitAnswer("RATED LIVE f", """
                SELECT stage || ' ' || state || ' ' || left((EXISTS (SELECT FROM portico.run_lease l WHERE l.run_id = r.id))::text, 1)
                  FROM portico.run r WHERE kind = 'monthly-invoices' AND supplementary""");
        scene.first()
                .startJob("release-invoices", Map.of("month", scene.billed.toString(), "approver", Month.APPROVER));
        scene.awaitAnswer("DONE", "SELECT state FROM portico.run WHERE kind = 'monthly-invoices' AND supplementary");
        assertEquals(List.of(), Fingerprint.of(scene).deviations(quiet.fingerprint(), "lines", "vat"));
    }

    /** Everything is done but the sending of mails, for which only one of these months has to wait. */
    private static void delivered(Month month) {
        month.await("the end", PATIENCE, seen -> seen.state().equals("DONE"));
    }

    /** As the command line does it, at night. */
    private static void resume() {
        scene.first()
                .startJob(
                        "steer-invoices",
                        Map.of("act", "resume", "month", scene.billed.toString(), "person", Month.STARTER));
    }

    private static void superuser(String sql) throws SQLException {
        try (Connection connection = scene.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Takes all connections, as a program without a pool does. */
    private static final class Glutton implements AutoCloseable {
        private final List<Connection> eaten = new ArrayList<>();
        private final Scene scene;
        private final Connection saved;

        Glutton(Scene scene) throws SQLException {
            this.scene = scene;
            saved = scene.superuser();
        }

        /** The pool loses what it has, and whatever becomes free is taken before it can be used. */
        void eatFor(long millis) throws SQLException {
            long end = System.nanoTime() + millis * 1_000_000;
            eat();
            try (Statement statement = saved.createStatement()) {
                statement.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'portico_jobs'");
            }
            while (System.nanoTime() < end) {
                eat();
                Pause.millis(20);
            }
        }

        private void eat() {
            try {
                while (true) {
                    eaten.add(scene.stranger());
                }
            } catch (SQLException full) {
                // Until something becomes free again.
            }
        }

        @Override
        public void close() throws SQLException {
            for (Connection connection : eaten) {
                connection.close();
            }
            saved.close();
        }
    }
}
