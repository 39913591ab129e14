package portico.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords are good enough, and what is said of the others. */
class PasswordRuleTest {
    private static final List<String> REGULA = List.of("Regula Ammann", "regula.ammann@aarebogen.example", "portico");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kornhausbrücke bei Nebel",
                "vier lose Worte hier",
                "x9#Kq!mW2&bT",
                "correct horse battery staple"
            })
    void what_withstands_guessing_is_taken_whatever_it_is_made_of(String password) {
        Strength strength = PasswordRule.judge(password, REGULA);
        assertTrue(strength.isEnough(), strength::toString);
        assertEquals("fine", strength.hint());
    }

    @ParameterizedTest
    @CsvSource({
        "Tz9#k, short",
        "password1, common",
        "P@ssw0rd!, common",
        "regula.ammann, own",
        "Ammann2026, own",
        "portico2026, own",
        "qwertzuiop, common",
        "sdfghjkl, keyboard",
        "zugzugzugzug, repeat",
        "abcdefghijkl, sequence",
        "24.12.1987, date",
    })
    void what_is_guessed_early_is_refused_with_the_reason(String password, String hint) {
        Strength strength = PasswordRule.judge(password, REGULA);
        assertFalse(strength.isEnough(), strength::toString);
        assertEquals(hint, strength.hint());
    }

    /** Whoever sends a thousand signs must not keep the server thinking. */
    @Test
    void a_very_long_password_is_judged_at_once() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> PasswordRule.judge("aB1!xY9?".repeat(125), REGULA));
    }

    @Test
    void length_counts_in_signs_and_not_in_halves_of_them() {
        assertEquals("short", PasswordRule.judge("🦀🦑🐙🦞", List.of()).hint());
    }
}
