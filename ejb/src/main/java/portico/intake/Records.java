package portico.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import portico.shared.Refusal;

/** Reads a file that {@link FileCheck} has passed, slice by slice. */
public final class Records implements AutoCloseable {
    /** The last line may say how many records precede it. */
    static final String TRAILER = "#records=[0-9]{1,15}";

    private static final int GZIP_MAGIC = 0x1F8B;

    private final String file;
    private final List<Column> columns;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final int[] places;
    private final int width;

    /** @throws Refusal import.file-header(columns missing, columns too many or twice) */
    public Records(Path path, List<Column> columns) {
        this.file = path.getFileName().toString();
        this.columns = columns;
        try {
            this.parser = CSVParser.parse(
                    new InputStreamReader(withoutMark(open(path)), StandardCharsets.UTF_8),
                    CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.records = parser.iterator();
        List<String> header =
                records.hasNext() ? records.next().stream().map(String::strip).toList() : List.of();
        this.places = places(header);
        this.width = header.size();
    }

    /** So many lines, fewer only at the end; those without the header's width are rejected at once. */
    public List<Line> next(int most, List<Reject> rejects) {
        List<Line> lines = new ArrayList<>(most);
        while (lines.size() + rejects.size() < most && records.hasNext()) {
            CSVRecord one = records.next();
            long number = parser.getCurrentLineNumber();
            if (one.size() == 1 && one.get(0).matches(TRAILER)) {
                continue;
            }
            if (one.size() != width) {
                rejects.add(new Reject(file, number, "import.columns", null, Integer.toString(one.size())));
                continue;
            }
            List<String> cells = new ArrayList<>(places.length);
            for (int place : places) {
                String cell = one.get(place).strip();
                cells.add(cell.isEmpty() ? null : cell);
            }
            lines.add(new Line(number, cells));
        }
        return lines;
    }

    /** Compressed or not, by content: names lie. */
    static InputStream open(Path path) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(path), 64 * 1024);
        in.mark(2);
        boolean zipped = (in.read() << 8 | in.read()) == GZIP_MAGIC;
        in.reset();
        return zipped ? new GZIPInputStream(in, 64 * 1024) : in;
    }

    /** Spreadsheet programs put a byte order mark before the header. */
    private static InputStream withoutMark(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw);
        in.mark(3);
        if (!Arrays.equals(in.readNBytes(3), new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})) {
            in.reset();
        }
        return in;
    }

    private int[] places(List<String> header) {
        List<String> wanted = columns.stream().map(Column::name).toList();
        TreeSet<String> missing = new TreeSet<>(wanted);
        header.forEach(missing::remove);
        List<String> extra = new ArrayList<>(header);
        new HashSet<>(wanted).forEach(extra::remove);
        if (!missing.isEmpty() || !extra.isEmpty()) {
            throw new Refusal("import.file-header", file, String.join(", ", missing), String.join(", ", extra));
        }
        return wanted.stream().mapToInt(header::indexOf).toArray();
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
