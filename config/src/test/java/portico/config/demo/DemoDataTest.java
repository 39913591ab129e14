package portico.config.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {

    private static final Path COMMITTED = Path.of("demo");

    @TempDir
    Path directory;

    @Test
    void the_committed_files_are_exactly_what_the_generator_writes() throws IOException {
        DemoData.writeMaster(directory);
        List<String> written = names(directory);
        assertEquals(written, names(COMMITTED));
        for (String name : written) {
            assertEquals(
                    -1,
                    Files.mismatch(directory.resolve(name), COMMITTED.resolve(name)),
                    name + " differs: write it again with DemoData master config/demo");
        }
    }

    @Test
    void a_month_of_calls_is_the_same_each_time_and_has_exactly_the_records_that_its_trailer_states()
            throws IOException {
        Path one = directory.resolve("one.csv");
        Path two = directory.resolve("two.csv");
        DemoData.writeUsage(YearMonth.of(2026, 10), one, 5_000);
        DemoData.writeUsage(YearMonth.of(2026, 10), two, 5_000);
        assertEquals(-1, Files.mismatch(one, two));
        List<String> lines = Files.readAllLines(one);
        assertEquals(5_002, lines.size());
        assertEquals("#records=5000", lines.get(5_001));
        // The clocks go back on the 25th: summer time before, winter time after.
        assertTrue(lines.get(1).contains("T") && lines.get(1).contains("+02:00"));
        assertTrue(lines.get(5_000).contains("+01:00"));
    }

    @Test
    void accounts_of_the_operator_carry_valid_check_digits_and_the_qr_iban_an_institution_of_its_range()
            throws IOException {
        String[] cells =
                Files.readAllLines(COMMITTED.resolve("operator.csv")).get(1).split(",");
        for (String iban : List.of(cells[10], cells[11])) {
            String digits = iban.substring(4) + "1217" + iban.substring(2, 4);
            assertEquals(BigInteger.ONE, new BigInteger(digits).mod(BigInteger.valueOf(97)), iban);
        }
        assertEquals("CH5230999000020410077", cells[11]);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }
}
