package portico.visit.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void the_browsers_first_wish_that_we_can_meet_counts() {
        List<Locale> wishes = List.of(Locale.forLanguageTag("rm-CH"), Locale.forLanguageTag("it-CH"), Locale.GERMAN);
        assertEquals(Language.IT, Language.wished(Collections.enumeration(wishes)));
    }

    @Test
    void who_wishes_none_of_the_four_reads_german() {
        assertEquals(Language.DE, Language.wished(Collections.enumeration(List.of(Locale.JAPANESE))));
        assertEquals(Language.DE, Language.wished(null));
    }

    @Test
    void a_requests_text_never_becomes_a_locale() {
        assertTrue(Language.of("de\"><script>").isEmpty());
        assertTrue(Language.of(null).isEmpty());
    }
}
