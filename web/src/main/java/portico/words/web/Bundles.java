package portico.words.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * All sentences of all features, by language. A feature brings {@code portico/<feature>/web/words_<language>.properties}
 * and is found by that; nothing has to be registered.
 */
@ApplicationScoped
public class Bundles {
    static final List<String> LANGUAGES = List.of("de", "fr", "it", "en");
    private static final String ROOT = "/WEB-INF/classes/portico/";

    @Inject
    private ServletContext application;

    private final Map<String, Map<String, String>> byLanguage = new HashMap<>();

    @PostConstruct
    void read() {
        for (String language : LANGUAGES) {
            Map<String, String> sentences = new HashMap<>();
            for (String feature : application.getResourcePaths(ROOT)) {
                load(feature + "web/words_" + language + ".properties", sentences);
            }
            byLanguage.put(language, Map.copyOf(sentences));
        }
    }

    /** Null where there is none. */
    String find(String language, String key) {
        return byLanguage.get(language).get(key);
    }

    private void load(String path, Map<String, String> into) {
        try (InputStream bytes = application.getResourceAsStream(path)) {
            if (bytes != null) {
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
                Properties properties = new Properties();
                properties.load(text);
                properties.forEach((key, sentence) -> into.put((String) key, (String) sentence));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path, unreadable);
        }
    }
}
