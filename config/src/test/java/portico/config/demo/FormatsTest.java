package portico.config.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import portico.contracts.UsageImport;
import portico.intake.Column;
import portico.intake.MasterFile;

/** What config/demo/README.md says about the files is what the import asks for. */
class FormatsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\w+) \\| (yes|no) \\|");

    @Test
    void every_file_is_described_with_its_columns_in_order_and_which_are_needed() throws IOException {
        for (MasterFile file : Imports.files()) {
            assertEquals(columns(file.columns()), described(file.name()), file.name());
        }
        assertEquals(columns(UsageImport.COLUMNS), described("usage, any name"));
    }

    @Test
    void files_are_described_in_the_order_in_which_they_are_imported() throws IOException {
        int last = 0;
        for (MasterFile file : Imports.files()) {
            int here = readme().indexOf("### " + file.name());
            assertTrue(here > last, file.name() + " stands in the wrong place");
            last = here;
        }
    }

    private static List<String> columns(List<Column> columns) {
        return columns.stream()
                .map(column -> column.name() + (column.required() ? " yes" : " no"))
                .toList();
    }

    private static List<String> described(String file) throws IOException {
        String chapter =
                readme().split("### " + Pattern.quote(file) + "\n", 2)[1].split("\n### ", 2)[0];
        Matcher rows = ROW.matcher(chapter);
        return rows.results().map(row -> row.group(1) + " " + row.group(2)).toList();
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("demo/README.md"));
    }
}
