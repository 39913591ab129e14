package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portico.shared.Refusal;

class EmailAddressTest {

    @Test
    void U4_an_address_is_taken_without_the_blanks_around_it() {
        assertEquals("buchhaltung@aarebogen.example", EmailAddress.parse("  buchhaltung@aarebogen.example "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "buchhaltung",
                "buchhaltung@",
                "@aarebogen.example",
                "a@b",
                "a b@c.example",
                "a@b.example\r\nBcc: c@d.example",
                "a@b.example,c@d.example",
                "Anna <a@b.example>",
                "a@-b.example"
            })
    void U4_what_is_no_single_plain_address_is_refused_and_starts_no_second_header(String text) {
        assertEquals(
                "recipient.email",
                assertThrows(Refusal.class, () -> EmailAddress.parse(text)).key());
    }

    @Test
    void U4_nothing_typed_is_refused_like_a_wrong_address() {
        assertThrows(Refusal.class, () -> EmailAddress.parse(null));
    }
}
