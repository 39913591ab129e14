package portico.shared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenTest {

    @Test
    void a_token_survives_its_way_through_a_link() {
        Token token = Token.random();
        assertArrayEquals(token.bytes(), Token.parse(token.text()).orElseThrow().bytes());
        assertArrayEquals(token.hash(), Token.parse(token.text()).orElseThrow().hash());
    }

    @Test
    void two_tokens_differ() {
        assertNotEquals(Token.random().text(), Token.random().text());
    }

    @Test
    void what_is_stored_is_the_sha_256_of_what_is_mailed_and_opens_nothing() throws Exception {
        Token token = Token.random();
        byte[] mailed = Base64.getUrlDecoder().decode(token.text());
        assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(mailed), token.hash());
        assertFalse(Arrays.equals(mailed, token.hash()));
    }

    @Test
    void the_fingerprint_names_a_token_and_tells_nothing_of_it() {
        Token token = Token.random();
        assertEquals(24, token.fingerprint().length());
        assertNotEquals(token.fingerprint(), Token.random().fingerprint());
    }

    @Test
    void nobody_changes_a_token_from_outside() {
        Token token = Token.random();
        String before = token.text();
        token.bytes()[0]++;
        assertEquals(before, token.text());
    }

    @Test
    void what_cannot_be_a_token_is_none() {
        for (String text : new String[] {
            null, "", "abc", "not base64 at all!", Token.random().text() + "AAAA"
        }) {
            assertEquals(Optional.empty(), Token.parse(text));
        }
    }
}
