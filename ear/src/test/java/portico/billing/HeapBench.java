package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a run keeps in the server's memory, at a hundred times as many contracts (B5). */
class HeapBench {
    private static final int FEW = 10_000;
    private static final int MANY = Integer.getInteger("portico.bench.heap.contracts", 1_000_000);
    private static final int LOOKS = 12;
    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);

    private static final String SUMS = """
            SELECT concat_ws(' ', count(*), sum(net), sum(vat), sum(rounding), sum(total),
                   (SELECT count(*) FROM portico.invoice_line)) FROM portico.invoice""";

    private static final String READ =
            "SELECT seq_tup_read FROM pg_stat_user_tables WHERE schemaname = 'portico' AND relname = 'invoice'";

    private final BenchServer server = BenchServer.started();

    @Test
    void what_lives_in_the_server_while_it_rates_few_and_many() throws Exception {
        BillingDatabase database = server.database();
        server.town(FEW);
        // The first run brings classes and caches that stay.
        rated(new ArrayList<>());
        server.forget();
        List<Long> few = new ArrayList<>();
        String sums = "";
        while (few.size() < LOOKS) {
            rated(few);
            sums = database.one(SUMS);
            server.forget();
        }
        PlainTown.grow(database, FEW + 1, MANY);
        List<Long> many = new ArrayList<>();
        CpuTime cpu = server.cpu();
        long readBefore = database.run(READ);
        long used = cpu.used();
        long begin = System.nanoTime();
        rated(many);
        System.out.println(MANY + " contracts: " + (System.nanoTime() - begin) / 1_000_000_000 + " s, "
                + (cpu.used() - used) / 100 + " core-seconds, while " + many.size() + " looks were taken; few " + few
                + " many " + many);
        assertEquals(times(sums, MANY / FEW), database.one(SUMS));
        // Some looks from end to end are right: counting again, finding outliers. One for each contract would be these
        // squared.
        long read = database.run(READ) - readBefore;
        assertTrue(read < 30L * MANY, () -> "The run has read " + read + " invoices from end to end of their table");

        Figure figure = new Figure(
                "heap-growth-mib",
                "live after a collection while rating, last quarter: few " + mebibytes(middle(few)) + ", many "
                        + mebibytes(end(many)));
        figure.turn(mebibytes(end(many) - middle(few)), new BigDecimal("16"));
        assertTrue(figure.atMost("1"), "the gate is not reached");
        server.forget();
    }

    private void rated(List<Long> looks) throws InterruptedException {
        server.rate("2026-09", "2026-10-01", () -> looks.add(live()));
    }

    /** Bytes of all objects that somebody still holds; the virtual machine collects before it counts. */
    private long live() {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(server.pid()),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(jcmd.getInputStream().readAllBytes());
            Matcher total = TOTAL.matcher(text);
            if (!total.find()) {
                throw new IllegalStateException(text);
            }
            return Long.parseLong(total.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long middle(List<Long> looks) {
        return looks.stream().sorted().skip(looks.size() / 2).findFirst().orElseThrow();
    }

    /** The middle one of the last quarter: what grows with the work done is largest there. */
    private static long end(List<Long> looks) {
        return middle(looks.subList(looks.size() * 3 / 4, looks.size()));
    }

    private static BigDecimal mebibytes(long bytes) {
        return BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(1 << 20), 1, RoundingMode.HALF_UP);
    }

    /** The town repeats itself every ten contracts, so its sums are so many times those of the few, to the cent. */
    private static String times(String sums, int factor) {
        List<String> multiplied = new ArrayList<>();
        for (String sum : sums.split(" ")) {
            multiplied.add(
                    new BigDecimal(sum).multiply(BigDecimal.valueOf(factor)).toPlainString());
        }
        return String.join(" ", multiplied);
    }
}
