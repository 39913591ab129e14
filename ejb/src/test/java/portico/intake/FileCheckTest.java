package portico.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portico.shared.Refusal;

/** A file that is broken as a file is refused whole, with a reason that its sender can act on. */
class FileCheckTest {
    @TempDir
    Path directory;

    @Test
    void records_are_counted_without_header_trailer_and_empty_lines() {
        assertEquals(2, FileCheck.records(file("a,b\n1,2\n3,4\n"), false));
        assertEquals(2, FileCheck.records(file("\uFEFFa,b\r\n1,2\r\n\r\n3,4\r\n#records=2\r\n"), true));
        assertEquals(0, FileCheck.records(file("a,b\n"), false));
    }

    @Test
    void line_ends_commas_and_quotes_within_quotes_belong_to_the_cell() {
        assertEquals(1, FileCheck.records(file("a,b\n\"x\n\"\"y\"\",\",2\n"), false));
        assertEquals(1, FileCheck.records(file("a,b\nHotel \"Post\",2\n"), false));
    }

    @Test
    void a_file_that_was_cut_off_is_refused_wherever_the_cut_is() {
        refused("import.file-cut-off", file("a,b\n1,2\n3,"), false);
        refused("import.file-cut-off", file("a,b\n1,2\n3,4"), false);
        refused("import.file-cut-off", file("a,b\n1,2\n\"3\n"), false);
        refused("import.file-cut-off", file("a,b\n1,2\n\"3\""), false);
        byte[] umlaut = "a,b\n1,ü".getBytes(StandardCharsets.UTF_8);
        refused("import.file-cut-off", file(Arrays.copyOf(umlaut, umlaut.length - 1)), false);
    }

    @Test
    void a_cut_at_the_end_of_a_line_is_noticed_by_the_missing_or_wrong_trailer() {
        refused("import.file-cut-off", file("a,b\n1,2\n"), true);
        assertEquals(
                List.of("f.csv", 3L, 2L),
                refused("import.file-count", file("a,b\n1,2\n3,4\n#records=3\n"), false)
                        .arguments());
    }

    @Test
    void lines_below_the_trailer_are_refused_because_nobody_counted_them() {
        refused("import.file-count", file("a,b\n1,2\n#records=1\n3,4\n"), true);
        refused("import.file-count", file("a,b\n1,2\n#records=1\na,b\n3,4\n#records=1\n"), true);
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused_with_the_place_of_the_first_wrong_byte() {
        refusedAt(6, file("name\nZürich\n", StandardCharsets.ISO_8859_1));
        refusedAt(0, file("name\nZürich\n", StandardCharsets.UTF_16));
        refusedAt(1, file("name\nZürich\n", StandardCharsets.UTF_16LE));
        // Overlong, a surrogate, beyond the last character: each looks like UTF-8 and is none.
        refusedAt(3, file(new byte[] {'a', '\n', 'b', (byte) 0xC0, (byte) 0x80, '\n'}));
        refusedAt(3, file(new byte[] {'a', '\n', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n'}));
        refusedAt(3, file(new byte[] {'a', '\n', (byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '\n'}));
        refusedAt(2, file(new byte[] {'a', '\n', 0, '\n'}));
    }

    @Test
    void every_character_that_exists_is_taken() {
        assertEquals(1, FileCheck.records(file("a\nZürich 東京 \uD83D\uDE80 \u00A0\uFFFD\n"), false));
    }

    @Test
    void text_behind_a_closing_quote_and_a_lone_carriage_return_are_refused_with_the_record() {
        assertEquals(
                List.of("f.csv", 3L),
                refused("import.file-form", file("a,b\n1,2\n\"x\"y,2\n"), false).arguments());
        refused("import.file-form", file("a,b\r1,2\r"), false);
    }

    @Test
    void a_quote_that_is_never_closed_does_not_fill_the_memory() {
        refused("import.file-record", file("a,b\n\"" + "x\n".repeat(40_000) + "\""), false);
    }

    @Test
    void a_compressed_file_is_recognised_by_its_content_and_refused_when_cut_off() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write("a,b\n1,2\n#records=1\n".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(1, FileCheck.records(file(zipped.toByteArray()), true));
        refused("import.file-cut-off", file(Arrays.copyOf(zipped.toByteArray(), zipped.size() - 9)), true);
    }

    @Test
    void an_empty_or_absent_file_is_refused() {
        refused("import.file-empty", file(""), false);
        refused("import.file-empty", file("\n\n"), false);
        refused("import.file-unreadable", directory.resolve("absent.csv"), false);
    }

    @Test
    void a_wrong_header_is_refused_with_the_columns_that_are_missing_and_those_that_are_unknown_or_twice() {
        List<Column> columns = List.of(Column.text("a", 9), Column.text("b", 9));
        Refusal refusal = assertThrows(Refusal.class, () -> new Records(file("a,c,a\n1,2,3\n"), columns).close());
        assertEquals("import.file-header", refusal.key());
        assertEquals(List.of("f.csv", "b", "c, a"), refusal.arguments());
    }

    private Path file(String text) {
        return file(text, StandardCharsets.UTF_8);
    }

    private Path file(String text, Charset charset) {
        return file(text.getBytes(charset));
    }

    private Path file(byte[] bytes) {
        try {
            return Files.write(directory.resolve("f.csv"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refusal refused(String key, Path file, boolean trailerNeeded) {
        Refusal refusal = assertThrows(Refusal.class, () -> FileCheck.records(file, trailerNeeded));
        assertEquals(key, refusal.key());
        return refusal;
    }

    private static void refusedAt(long position, Path file) {
        assertEquals(
                position,
                refused("import.file-encoding", file, false).arguments().get(1));
    }
}
