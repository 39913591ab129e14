package portico.intake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Where the lines that were not taken are named with their reasons. It is begun anew by every execution: a repeated import
 * reads its files from the beginning.
 */
public final class RejectFile implements AutoCloseable {
    private final CSVPrinter out;
    private long count;

    public RejectFile(Path path) {
        try {
            Files.createDirectories(path.getParent());
            BufferedWriter writer = Files.newBufferedWriter(path);
            out = new CSVPrinter(
                    writer, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get());
            out.printRecord("file", "line", "reason", "column", "value", "text");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void add(List<Reject> rejects) {
        try {
            for (Reject one : rejects) {
                out.printRecord(
                        one.file(),
                        one.line(),
                        one.reason(),
                        one.column(),
                        harmless(one.value()),
                        Reasons.sentence(one.reason()));
            }
            out.flush();
            count += rejects.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long count() {
        return count;
    }

    /** People open this file in the very programs that would run the formula. */
    private static String harmless(String value) {
        if (value == null || value.isEmpty()) {
            return value;
        }
        String shown = value.length() > 200 ? value.substring(0, 200) + "…" : value;
        return Rules.isFormula(shown) ? "'" + shown : shown;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
