package portico.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final String KEY = "0123456789abcdef".repeat(4);

    @TempDir
    Path spool;

    @Test
    void good_settings_are_read() {
        Settings settings = Settings.of(Map.of(
                "PORTICO_CONTEXT_KEY",
                KEY,
                "PORTICO_SECRETS_KEY",
                KEY.replace('0', 'f'),
                "PORTICO_NODE",
                "node-a",
                "PORTICO_PUBLIC_URL",
                "https://portal.example",
                "PORTICO_SPOOL_DIR",
                spool.toString()));
        assertEquals(32, settings.contextKey().length);
        assertEquals("node-a", settings.node());
        assertFalse(settings.toString().contains(KEY));
    }

    @Test
    void every_fault_is_told_at_once_and_no_secret_with_it() {
        String told = assertThrows(
                        IllegalStateException.class,
                        () -> Settings.of(Map.of(
                                "PORTICO_CONTEXT_KEY",
                                "abcd",
                                "PORTICO_SECRETS_KEY",
                                "abcd",
                                "PORTICO_PUBLIC_URL",
                                "portal",
                                "PORTICO_SPOOL_DIR",
                                "/no/such")))
                .getMessage();
        assertTrue(told.contains("PORTICO_CONTEXT_KEY needs at least 64 hexadecimal digits"), told);
        assertTrue(told.contains("PORTICO_SECRETS_KEY needs at least 64 hexadecimal digits"), told);
        assertTrue(told.contains("PORTICO_PUBLIC_URL is no address"), told);
        assertTrue(told.contains("PORTICO_SPOOL_DIR is no directory"), told);
        assertFalse(told.contains("abcd"), told);
    }

    @Test
    void a_secret_may_stand_in_a_file_but_not_in_both() throws IOException {
        Path file = Files.writeString(spool.resolve("key"), KEY + "\n");
        Environment fromFile = new Environment(Map.of("PORTICO_CONTEXT_KEY_FILE", file.toString()));
        assertEquals(32, fromFile.key("PORTICO_CONTEXT_KEY", 32).length);
        fromFile.check();

        Environment both = new Environment(Map.of("A", "x", "A_FILE", file.toString(), "B_FILE", "/no/such"));
        both.text("A");
        both.text("B");
        assertTrue(
                both.faults().toString().contains("A is set twice"),
                both.faults().toString());
        assertTrue(
                both.faults().toString().contains("B_FILE cannot be read"),
                both.faults().toString());
    }
}
