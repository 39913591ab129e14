package portico.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters about one's own account (U46, U50): whole in every language. */
class AccountMailTest {

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "it", "en"})
    void every_letter_is_whole_in_every_language(String language) {
        ResourceBundle words = words(language);
        assertEquals(new TreeSet<>(words("de").keySet()), new TreeSet<>(words.keySet()));
        for (String key : words.keySet()) {
            String said = new MessageFormat(words.getString(key), Locale.ROOT)
                    .format(new Object[] {"Kim", "kim@portal.example"});
            assertFalse(said.isBlank() || said.contains("{") || said.contains("'"), key + ": " + said);
        }
    }

    private static ResourceBundle words(String language) {
        return ResourceBundle.getBundle("portico.accounts.mail", Locale.forLanguageTag(language));
    }
}
