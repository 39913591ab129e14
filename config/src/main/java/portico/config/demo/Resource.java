package portico.config.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The generator's own ingredients, which lie beside it. */
final class Resource {
    private static final Properties NAMES = new Properties();

    static {
        try (InputStreamReader in = new InputStreamReader(open("names.properties"), StandardCharsets.UTF_8)) {
            NAMES.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Resource() {}

    static InputStream open(String name) {
        return Resource.class.getResourceAsStream(name);
    }

    /** Without its header; the files here have no quotes. */
    static Stream<String[]> rows(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parts of names of one kind in one language. */
    static List<String> names(String kind, String language) {
        return List.of(NAMES.getProperty(kind + "." + language).split(","));
    }
}
