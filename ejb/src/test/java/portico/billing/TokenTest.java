package portico.billing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import portico.shared.Refusal;

class TokenTest {

    @Test
    void a_token_survives_its_way_through_a_link() {
        Token token = Token.random();
        assertArrayEquals(token.bytes(), Token.parse(token.text()).bytes());
    }

    @Test
    void two_tokens_differ_and_what_is_stored_is_not_what_is_mailed() {
        Token token = Token.random();
        assertNotEquals(token.text(), Token.random().text());
        assertNotEquals(token.text(), new Token(token.hash()).text());
        assertEquals(24, token.fingerprint().length());
    }

    @Test
    void what_cannot_be_a_token_is_refused_politely() {
        for (String text : new String[] {
            null, "", "abc", "not base64 at all!", Token.random().text() + "AAAA"
        }) {
            assertEquals(
                    "recipient.link",
                    assertThrows(Refusal.class, () -> Token.parse(text)).key());
        }
    }
}
