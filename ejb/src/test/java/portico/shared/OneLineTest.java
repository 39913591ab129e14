package portico.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\rb",
                "a\nb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u202Eb",
                "a\u2066b",
                "a\u200Bb",
                "a\uFEFFb",
                "a\u00ADb",
                "a\tb",
                "a\u0000b",
                "a\uD800b"
            })
    void what_ends_a_line_turns_it_round_or_hides_is_none(String text) {
        assertFalse(OneLine.is(text));
        assertEquals("a b", OneLine.of(text));
        assertTrue(OneLine.is(OneLine.of(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Zoë Müller-D’Angelo", "Ł. Nguyễn & Søn", "株式会社", "Ἀθηνᾶ «42»", "🦉 AG", "שלום"})
    void names_of_all_peoples_are(String name) {
        assertTrue(OneLine.is(name));
        assertEquals(name, OneLine.of(name));
    }

    @Test
    void whatever_it_is_what_is_left_has_one_line() {
        ForAll.cases(500, dice -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                text.appendCodePoint(dice.between(0, 0x2100));
            }
            String left = OneLine.of(text.toString());
            assertTrue(OneLine.is(left));
            assertEquals(1, left.lines().count());
        });
    }
}
