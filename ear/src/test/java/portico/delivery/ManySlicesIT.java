package portico.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import portico.billing.BillingDatabase;
import portico.billing.MonthRun;
import portico.billing.OneSession;
import portico.billing.PlainTown;
import portico.billing.Slice;
import portico.documents.Archives;
import portico.documents.DocumentArchive;
import portico.runs.Run;

/**
 * A stage works through all its slices on the same few sessions of the pool. They keep plans from when its tables were empty;
 * with such a plan each invoice reads a whole table, which nobody sees among thousands and which never ends among a million.
 */
class ManySlicesIT {
    private static final int INVOICES = 3_000;

    private static final String READ = """
            SELECT coalesce(sum(seq_tup_read), 0) FROM pg_stat_user_tables WHERE schemaname = 'portico'
               AND relname IN ('invoice', 'invoice_line', 'invoice_vat', 'document', 'delivery', 'contract', 'node')""";

    private final BillingDatabase database = BillingDatabase.fresh();

    @Test
    void documents_and_deliveries_read_no_table_from_end_to_end_for_each_slice() throws Exception {
        MonthRun month = new MonthRun(database.jobs("test"), PlainTown.write(database, INVOICES, 5));
        Run run = month.open("2026-09", false);
        month.rate(run);
        month.number(run);
        long before = read();
        try (OneSession session = new OneSession(database)) {
            DocumentArchive archive = Archives.of(session.jobs());
            long[] after = {0};
            while (after[0] < INVOICES) {
                session.inTransaction(() -> {
                    Slice slice = archive.next(run, after[0], Long.MAX_VALUE).orElseThrow();
                    archive.archive(run, slice);
                    after[0] = slice.to();
                });
            }
        }
        long documented = read();
        assertEquals(INVOICES, database.run("SELECT count(*) FROM portico.document"));
        try (OneSession session = new OneSession(database)) {
            DeliveryDispatch dispatch = new DeliveryDispatch(session.jobs(), URI.create("http://portal.example"));
            long[] after = {0};
            while (after[0] < INVOICES) {
                session.inTransaction(() -> {
                    Slice slice = dispatch.next(run, after[0], Long.MAX_VALUE).orElseThrow();
                    dispatch.deliver(run, slice);
                    after[0] = slice.to();
                });
            }
        }
        // A slice is a sixth of these tables, or a third; it may well read each of them once, with its five lines an
        // invoice.
        long delivered = read();
        assertEquals(INVOICES, database.run("SELECT count(*) FROM portico.delivery"));
        System.out.println("SLICES rows read from end to end, an invoice: documents " + (documented - before) / INVOICES
                + ", deliveries " + (delivered - documented) / INVOICES);
        assertTrue(documented - before < 100L * INVOICES, () -> "documents read " + (documented - before));
        assertTrue(delivered - documented < 100L * INVOICES, () -> "deliveries read " + (delivered - documented));
    }

    private long read() throws Exception {
        try (Connection connection = database.connect()) {
            connection.createStatement().execute("SELECT pg_stat_clear_snapshot()");
        }
        return database.run(READ);
    }
}
