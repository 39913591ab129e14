package portico.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import portico.shared.Refusal;

/** «Benutzer-Registration» (U43): what the form must say. */
class RegistrationTest {
    @Test
    void U43_a_name_an_address_and_a_language_are_enough() {
        assertEquals(
                new Registration("Kim Muster", "kim@aarebogen.example", "fr"),
                form("  Kim Muster ", " Kim@Aarebogen.Example ", "fr"));
    }

    @Test
    void a_name_has_one_to_a_hundred_characters_and_no_line_breaks() {
        assertEquals("user.name", refused(null, "k@a.example", "de"));
        assertEquals("user.name", refused("  ", "k@a.example", "de"));
        assertEquals("user.name", refused("x".repeat(101), "k@a.example", "de"));
        assertEquals("user.name", refused("Kim\nBcc: all", "k@a.example", "de"));
        assertEquals("x".repeat(100), form("x".repeat(100), "k@a.example", "de").name());
    }

    @Test
    void an_address_is_one_plain_address() {
        for (String wrong : new String[] {
            null,
            "",
            "kim",
            "kim@",
            "@a.example",
            "kim@a",
            "Kim <k@a.example>",
            "k@a.example, l@a.example",
            "k".repeat(64) + "@" + "a.".repeat(95) + "example"
        }) {
            assertEquals("user.email", refused("Kim", wrong, "de"), wrong);
        }
        String longest = "k".repeat(64) + "@" + "a.".repeat(91) + "example";
        assertEquals(254, longest.length());
        assertEquals(longest, form("Kim", longest, "de").email());
    }

    @Test
    void there_are_four_languages() {
        assertEquals("user.language", refused("Kim", "k@a.example", null));
        assertEquals("user.language", refused("Kim", "k@a.example", "rm"));
    }

    private static Registration form(String name, String email, String language) {
        return Registration.of(new NewUser(name, email, language, false, Set.of(), null, null));
    }

    private static String refused(String name, String email, String language) {
        return assertThrows(Refusal.class, () -> form(name, email, language)).key();
    }
}
