package portico.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import portico.billing.BillingDatabase;
import portico.billing.CpuTime;
import portico.billing.Figure;
import portico.billing.JobsConnections;
import portico.billing.MonthRun;
import portico.billing.PlainTown;
import portico.billing.Slice;
import portico.runs.Run;

/**
 * A month's documents from the frozen rows to the archive, on one thread: two pages of 25 lines over six sites, with the payment
 * part. The database's work is counted too.
 */
class DocumentsBench {
    private static final int INVOICES = Integer.getInteger("portico.bench.contracts", 40_000) / 10;
    private static final int TURNS = Integer.getInteger("portico.bench.turns", 5);
    private static final int LINES = 25;

    private final BillingDatabase database = BillingDatabase.fresh();
    private final JobsConnections jobs = database.jobs("bench");

    @Test
    void documents_a_core_makes_and_what_the_archive_keeps_of_each() throws Exception {
        MonthRun month = new MonthRun(jobs, PlainTown.write(database, INVOICES, LINES));
        Run run = month.open("2026-09", false);
        month.rate(run);
        month.number(run);
        assertEquals((long) INVOICES * LINES, database.run("SELECT count(*) FROM portico.invoice_line"));
        Figure documents = new Figure("pdf-per-core-second", "invoices of 25 lines with their payment part, archived");
        CpuTime cpu;
        try (Connection connection = jobs.getConnection()) {
            cpu = new CpuTime(connection, ProcessHandle.current().pid());
        }
        for (int turn = 0; turn <= TURNS; turn++) {
            database.run("TRUNCATE portico.document");
            long begin = cpu.used();
            archive(run);
            long used = cpu.used() - begin;
            assertEquals(INVOICES, database.run("SELECT count(*) FROM portico.document"));
            if (turn > 0) {
                documents.turn(Figure.rate(INVOICES, used), new BigDecimal("100"));
            }
        }
        Figure bytes = new Figure(
                "archive-bytes-per-invoice",
                "of its own, 25 lines; with its rows and their indexes "
                        + database.one("SELECT pg_total_relation_size('portico.document') / " + INVOICES));
        bytes.turn(
                new BigDecimal(database.one("SELECT round(avg(length(suffix))) FROM portico.document")),
                new BigDecimal("5000"));
        List<Boolean> passed = List.of(documents.atLeast("1"), bytes.atMost("1"));
        assertTrue(passed.stream().allMatch(each -> each), "a gate is not reached");
    }

    private void archive(Run run) throws Exception {
        DocumentArchive archive = new DocumentArchive(jobs);
        long after = 0;
        for (Optional<Slice> slice = next(archive, run, after); slice.isPresent(); slice = next(archive, run, after)) {
            Slice present = slice.get();
            jobs.inTransaction(() -> {
                archive.archive(run, present);
                return null;
            });
            after = present.to();
        }
    }

    private static Optional<Slice> next(DocumentArchive archive, Run run, long after) throws Exception {
        return archive.next(run, after, Long.MAX_VALUE);
    }
}
