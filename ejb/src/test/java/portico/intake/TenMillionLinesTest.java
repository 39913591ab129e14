package portico.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The length of a file costs time, never memory. */
class TenMillionLinesTest {
    private static final int LINES = 10_000_000;
    private static final List<Column> COLUMNS = List.of(Column.text("record", 20), Column.whole("seconds", 0, 9_999));

    @TempDir
    Path directory;

    @Test
    void ten_million_lines_are_read_in_slices_within_16_mebibytes() throws IOException {
        Path file = directory.resolve("many.csv.gz");
        write(file);
        long highest = 0;
        long read = 0;
        try (Reading reading = new Reading(List.of(new Source(file, COLUMNS, true)), 20_000)) {
            assertEquals(LINES, reading.total());
            long before = used();
            for (Optional<Slice> slice = reading.next(); slice.isPresent(); slice = reading.next()) {
                read += slice.get().items();
                if (slice.get().number() % 100 == 99) {
                    slice = Optional.empty();
                    highest = Math.max(highest, used() - before);
                }
            }
        }
        assertEquals(LINES, read);
        long grown = highest;
        assertTrue(grown < 16 << 20, () -> "the heap grew by " + grown);
    }

    private static void write(Path file) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 64 * 1024) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        }) {
            out.write("record,seconds\n".getBytes(StandardCharsets.US_ASCII));
            StringBuilder some = new StringBuilder();
            for (int i = 0; i < LINES; i++) {
                some.append(i).append(',').append(i % 3600).append('\n');
                if (some.length() > 60_000 || i == LINES - 1) {
                    out.write(some.toString().getBytes(StandardCharsets.US_ASCII));
                    some.setLength(0);
                }
            }
            out.write(("#records=" + LINES + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
