package portico.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a document in one language. Read directly and not as a ResourceBundle, which would fall back on the machine's
 * language and so give another file on another machine.
 */
final class Words {
    private static final List<Words> ALL =
            Stream.of("de", "fr", "it", "en").map(Words::new).toList();
    private static final Map<String, Words> BY_LANGUAGE =
            ALL.stream().collect(Collectors.toMap(words -> words.language, Function.identity()));

    final String language;
    private final Properties texts = new Properties();

    private Words(String language) {
        this.language = language;
        try (InputStream in = Words.class.getResourceAsStream("words_" + language + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static List<Words> all() {
        return ALL;
    }

    static Words in(String language) {
        Words words = BY_LANGUAGE.get(language);
        if (words == null) {
            throw new IllegalArgumentException("No documents are written in " + language);
        }
        return words;
    }

    /** The text with {0}, {1} … replaced. */
    String of(String key, String... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("No word for " + key + " in " + language);
        }
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", arguments[i]);
        }
        return text;
    }
}
