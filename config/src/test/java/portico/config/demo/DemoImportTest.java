package portico.config.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portico.intake.Taken;

/** The demo operator goes through the imports whole: every line of it is taken, once. */
class DemoImportTest {
    private static final Path DEMO = Path.of("demo");

    private final ImportDatabase database = ImportDatabase.fresh();
    private final Imports imports = new Imports(database);

    @TempDir
    Path directory;

    @Test
    void the_demo_operator_is_taken_whole_and_the_second_time_nothing_changes() {
        Taken first = imports.master(DEMO);
        assertEquals(List.of(), imports.rejects);
        assertEquals(first.read(), first.written());
        assertEquals("1,8,500,1507", database.one("""
                SELECT string_agg(n::text, ',' ORDER BY o) FROM (
                SELECT count(*) AS n, min(id) AS o FROM node GROUP BY level) x"""));
        assertEquals("508", database.one("SELECT count(*) FROM contract"));
        assertEquals("4", database.one("SELECT count(*) FROM contract WHERE payer_id IS NULL"));
        assertEquals("3", database.one("SELECT count(*) FROM address WHERE postcode = ''"));
        assertEquals(
                "0",
                database.one(
                        "SELECT count(*) FROM service v WHERE NOT EXISTS (SELECT 1 FROM service_phase p WHERE p.service_id = v.id)"));
        assertEquals(
                "0",
                database.one(
                        "SELECT count(*) FROM contract c WHERE NOT EXISTS (SELECT 1 FROM billing_preference p WHERE p.contract_id = c.id)"));
        assertEquals("Invoicing&Billing", database.one("""
                SELECT right_code FROM access_roots((SELECT id FROM account WHERE email = 'regula.ammann@aarebogen.example'))
                 WHERE right_code = 'Invoicing&Billing'"""));
        assertEquals(null, database.one("""
                SELECT right_code FROM access_roots((SELECT id FROM account WHERE email = 'beat.zurflueh@aarebogen.example'))
                 WHERE right_code = 'Invoicing&Billing'"""));

        Taken second = imports.master(DEMO);
        assertEquals(new Taken(first.read(), 0, first.read()), second);
        assertEquals("0", database.one("SELECT max(version) FROM node"));
    }

    @Test
    void a_month_of_200000_calls_is_taken_in_seconds_and_only_once() {
        imports.master(DEMO);
        Path file = directory.resolve("usage.csv");
        DemoData.writeUsage(YearMonth.of(2026, 10), file);
        long begin = System.nanoTime();
        assertEquals(new Taken(200_000, 200_000, 0), imports.usage(file));
        System.out.printf("200,000 calls taken in %.1f s%n", (System.nanoTime() - begin) / 1e9);
        assertEquals(List.of(), imports.rejects);
        // Days of the contract's zone: nothing slips into September or November by being counted in UTC.
        assertEquals(
                "2026-10-01 2026-10-31",
                database.one("SELECT min(local_day) || ' ' || max(local_day) FROM usage_record"));
        assertEquals(new Taken(200_000, 0, 200_000), imports.usage(file));
        assertEquals("200000", database.one("SELECT count(*) FROM usage_record"));
    }
}
