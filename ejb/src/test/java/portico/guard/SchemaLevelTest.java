package portico.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaLevelTest {

    @Test
    void the_program_expects_the_newest_migration() throws IOException, URISyntaxException {
        Path migrations =
                Path.of(SchemaLevel.class.getResource("/portico/migration").toURI());
        try (Stream<Path> files = Files.list(migrations)) {
            String newest = files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(1, name.indexOf("__")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            assertEquals(newest, SchemaLevel.EXPECTED);
        }
    }
}
