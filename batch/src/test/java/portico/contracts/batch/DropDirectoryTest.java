package portico.contracts.batch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portico.shared.Refusal;

/** Who starts an import through the portal reaches the files in the directory for imports and no other. */
class DropDirectoryTest {
    @TempDir
    Path spool;

    private DropDirectory drop;

    @BeforeEach
    void some_files() throws IOException {
        drop = new DropDirectory(spool);
        Files.createDirectories(spool.resolve("import/october"));
        Files.writeString(spool.resolve("import/usage.csv"), "x");
        Files.writeString(spool.resolve("secret.csv"), "x");
    }

    @Test
    void a_file_and_a_directory_in_it_are_reached() {
        assertDoesNotThrow(() -> drop.check("usage.csv"));
        assertDoesNotThrow(() -> drop.check("october"));
        assertEquals(spool.resolve("import/usage.csv"), drop.path("usage.csv"));
    }

    @Test
    void what_lies_outside_answers_like_what_is_absent() {
        for (String name : new String[] {
            "../secret.csv",
            "october/../../secret.csv",
            "/etc/passwd",
            spool.resolve("secret.csv").toString(),
            "absent.csv",
            ".",
            "",
            "october/..",
            "usage.csv\0"
        }) {
            assertEquals(
                    "import.absent",
                    assertThrows(Refusal.class, () -> drop.check(name), name).key(),
                    name);
        }
    }

    @Test
    void a_link_that_leads_out_is_not_followed() throws IOException {
        Files.createSymbolicLink(spool.resolve("import/link.csv"), spool.resolve("secret.csv"));
        assertEquals(
                "import.absent",
                assertThrows(Refusal.class, () -> drop.check("link.csv")).key());
    }
}
