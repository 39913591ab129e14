package portico.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.webauthn4j.util.exception.WebAuthnException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portico.shared.Token;

/** Passkeys (U46): what opens, and what a phisher, a thief or a copy would try. */
class CeremonyTest {
    private final Ceremony ceremony = new Ceremony(URI.create("https://portal.example"));
    private final String asked = Token.random().text();

    @Test
    void a_key_that_was_made_here_opens_here_again_and_again() throws Exception {
        SoftKey key = new SoftKey();
        Ceremony.Kept kept = kept(key);
        key.counter = 2;
        String again = Token.random().text();
        assertEquals(Optional.of(again), ceremony.challengeOfUsing(key.use(again)));
        assertEquals(2, ceremony.used(again, key.use(again), kept));
    }

    /** A page that looks the same has another address, and the browser says which. */
    @Test
    void a_key_made_or_used_for_another_address_is_refused() throws Exception {
        SoftKey key = new SoftKey();
        key.origin = "https://portal.example.evil.example";
        String made = key.make(asked);
        assertThrows(WebAuthnException.class, () -> ceremony.made(asked, made));
        key.origin = "https://portal.example";
        Ceremony.Kept kept = kept(key);
        key.origin = "https://evil.example";
        String used = key.use(asked);
        assertThrows(WebAuthnException.class, () -> ceremony.used(asked, used, kept));
        key.origin = "https://portal.example";
        key.party = "evil.example";
        String party = key.use(asked);
        assertThrows(WebAuthnException.class, () -> ceremony.used(asked, party, kept));
    }

    @Test
    void an_answer_to_another_question_is_refused() throws Exception {
        SoftKey key = new SoftKey();
        Ceremony.Kept kept = kept(key);
        key.counter = 2;
        String used = key.use(Token.random().text());
        assertThrows(WebAuthnException.class, () -> ceremony.used(asked, used, kept));
        String made = key.make(Token.random().text());
        assertThrows(WebAuthnException.class, () -> ceremony.made(asked, made));
    }

    /** Whoever picks up a phone from the table has the key, and neither finger nor PIN. */
    @Test
    void a_key_whose_owner_did_not_prove_himself_is_refused() throws Exception {
        SoftKey key = new SoftKey();
        Ceremony.Kept kept = kept(key);
        key.counter = 2;
        key.verified = false;
        String used = key.use(asked);
        assertThrows(WebAuthnException.class, () -> ceremony.used(asked, used, kept));
    }

    @Test
    void a_copy_that_counts_behind_gives_itself_away() throws Exception {
        SoftKey key = new SoftKey();
        key.counter = 7;
        Ceremony.Kept kept = kept(key);
        for (long count : new long[] {7, 6, 0}) {
            key.counter = count;
            String used = key.use(asked);
            assertThrows(WebAuthnException.class, () -> ceremony.used(asked, used, kept), "count " + count);
        }
    }

    @Test
    void somebody_else_s_key_is_refused() throws Exception {
        Ceremony.Kept kept = kept(new SoftKey());
        SoftKey other = new SoftKey();
        other.counter = 2;
        String used = other.use(asked);
        assertThrows(WebAuthnException.class, () -> ceremony.used(asked, used, kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "no json",
                "{\"id\":\"x\",\"response\":{}}",
                "{\"response\":{\"clientDataJSON\":\"e30\"}}"
            })
    void what_cannot_be_read_answers_no_question(String answer) {
        assertTrue(ceremony.challengeOfUsing(answer).isEmpty());
        assertTrue(ceremony.challengeOfMaking(answer).isEmpty());
    }

    private Ceremony.Kept kept(SoftKey key) throws Exception {
        String made = key.make(asked);
        assertEquals(Optional.of(asked), ceremony.challengeOfMaking(made));
        Ceremony.Made one = ceremony.made(asked, made);
        return new Ceremony.Kept(one.credential(), one.counter(), one.backupEligible());
    }
}
