package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import portico.contracts.UnbilledUsage;
import portico.rating.InvoiceDraft;
import portico.rating.Outcome;
import portico.rating.Rating;
import portico.runs.Run;
import portico.shared.Month;

/** Writing drafts with their lines beside the fastest way there is: the same rows by binary COPY, as the database once wrote them out. */
class LinesBench {
    private static final int CONTRACTS = Integer.getInteger("portico.bench.contracts", 40_000) / 2;
    private static final int TURNS = Integer.getInteger("portico.bench.turns", 5);
    private static final int SLICE = 2000;
    private static final List<String> TABLES = List.of("invoice", "invoice_line", "invoice_vat");

    private final BillingDatabase database = BillingDatabase.fresh();
    private final JobsConnections jobs = database.jobs("bench");

    @Test
    void lines_beside_a_binary_copy_of_the_same_rows() throws Exception {
        MonthRun month = new MonthRun(jobs, PlainTown.write(database, CONTRACTS));
        Run run = month.open("2026-09", false);
        Map<Long, InvoiceDraft> drafts = drafts(run);
        Figure figure = new Figure("lines-vs-copy", "lines a core-second, with their invoices and taxes");
        try (Connection connection = jobs.getConnection()) {
            CpuTime cpu = new CpuTime(connection, ProcessHandle.current().pid());
            write(connection, run, drafts);
            Map<String, byte[]> rows = new LinkedHashMap<>();
            for (String table : TABLES) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                copies(connection).copyOut("COPY " + table + " TO STDOUT (FORMAT binary)", out);
                rows.put(table, out.toByteArray());
            }
            connection.commit();
            for (int turn = 0; turn <= TURNS; turn++) {
                forget();
                long begin = cpu.used();
                write(connection, run, drafts);
                long ours = cpu.used() - begin;
                complete();
                forget();
                begin = cpu.used();
                connection.setAutoCommit(false);
                for (String table : TABLES) {
                    copies(connection)
                            .copyIn(
                                    "COPY " + table + " FROM STDIN (FORMAT binary)",
                                    new ByteArrayInputStream(rows.get(table)),
                                    1 << 16);
                }
                connection.commit();
                long floor = cpu.used() - begin;
                complete();
                if (turn > 0) {
                    long lines = (long) CONTRACTS * PlainTown.LINES;
                    figure.turn(Figure.rate(lines, ours), Figure.rate(lines, floor));
                }
            }
        }
        assertTrue(figure.atLeast("0.50"), "the gate is not reached");
    }

    /** All drafts of the month, computed and kept, so that only their writing is measured. */
    private Map<Long, InvoiceDraft> drafts(Run run) throws Exception {
        Map<Long, InvoiceDraft> drafts = new LinkedHashMap<>();
        for (long low = 1; low <= CONTRACTS; low += SLICE) {
            Slice slice = new Slice(low, low + SLICE - 1, SLICE);
            drafts.putAll(jobs.inTransaction(() -> {
                Map<Long, InvoiceDraft> some = new LinkedHashMap<>();
                Connection connection = jobs.getConnection();
                RatingBasis basis = new RatingBasis(connection, run.operatorId());
                Rating rating =
                        new Rating(new Month(2026, 9), LocalDate.of(2026, 10, 1), basis.vat(), basis.creditor());
                try (SliceReading reading = new SliceReading(connection, run, basis, slice, UnbilledUsage::taken)) {
                    for (SliceReading.Due due : reading.due()) {
                        Outcome outcome = rating.rate(reading.snapshot(due.contract()));
                        some.put(due.invoiceId(), ((Outcome.Drafted) outcome).invoice());
                    }
                }
                return some;
            }));
        }
        return drafts;
    }

    private static void write(Connection connection, Run run, Map<Long, InvoiceDraft> drafts) throws Exception {
        connection.setAutoCommit(false);
        List<Map.Entry<Long, InvoiceDraft>> all = new ArrayList<>(drafts.entrySet());
        for (int from = 0; from < all.size(); from += SLICE) {
            InvoiceCopy copy = new InvoiceCopy(connection, run);
            for (Map.Entry<Long, InvoiceDraft> draft : all.subList(from, Math.min(all.size(), from + SLICE))) {
                copy.write(draft.getKey(), draft.getValue());
            }
            copy.flush();
            connection.commit();
        }
    }

    private void complete() {
        assertEquals(CONTRACTS * PlainTown.LINES, database.run("SELECT count(*) FROM portico.invoice_line"));
    }

    private void forget() {
        database.run("TRUNCATE portico.invoice CASCADE");
    }

    private static CopyManager copies(Connection connection) throws Exception {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
