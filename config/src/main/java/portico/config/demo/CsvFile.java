package portico.config.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes one file in the documented form: UTF-8, comma, quotes as in RFC 4180, a header line, line feeds. */
final class CsvFile implements AutoCloseable {

    private final BufferedWriter out;
    private final int columns;

    /** @param header the columns' names, separated by commas */
    CsvFile(Path path, String header) {
        try {
            out = Files.newBufferedWriter(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        columns = header.split(",").length;
        raw(header);
    }

    /** Null is an empty cell. */
    CsvFile line(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells under " + columns + " headings");
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            line.append(i == 0 ? "" : ",").append(cells[i] == null ? "" : quoted(cells[i].toString()));
        }
        return raw(line.toString());
    }

    /** A trailer states how many records precede it, so that a file cut at the end of a line is noticed as well. */
    CsvFile trailer(long records) {
        return raw("#records=" + records);
    }

    private CsvFile raw(String line) {
        try {
            out.append(line).append('\n');
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
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
