package portico.accounts;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    @Test
    void a_password_fits_its_own_hash_only() {
        String hash = PasswordHash.of("Zytglogge 17 läutet");
        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertTrue(PasswordHash.matches("Zytglogge 17 läutet", hash));
        assertFalse(PasswordHash.matches("Zytglogge 17 läutet ", hash));
        assertFalse(PasswordHash.matches("", hash));
    }

    @Test
    void the_same_password_never_has_the_same_hash() {
        assertNotEquals(PasswordHash.of("Gurten"), PasswordHash.of("Gurten"));
    }

    @Test
    void without_a_hash_nothing_fits() {
        assertFalse(PasswordHash.matches("Gurten", null));
        assertFalse(PasswordHash.matches("", null));
    }

    /** Made by the reference implementation, {@code echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -e}. */
    @Test
    void hashes_of_other_costs_are_understood() {
        assertTrue(PasswordHash.matches(
                "password", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"));
    }
}
