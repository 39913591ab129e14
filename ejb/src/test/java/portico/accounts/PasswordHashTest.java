package portico.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    @Test
    void a_password_fits_its_own_hash_only() {
        String hash = PasswordHash.of("Zytglogge 17 läutet");
        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertEquals(hash, PasswordHash.again("Zytglogge 17 läutet", salt(hash)));
        assertNotEquals(hash, PasswordHash.again("Zytglogge 17 läutet ", salt(hash)));
        assertNotEquals(hash, PasswordHash.again("", salt(hash)));
    }

    @Test
    void the_same_password_never_has_the_same_hash() {
        assertNotEquals(PasswordHash.of("Gurten"), PasswordHash.of("Gurten"));
    }

    @Test
    void for_nobody_a_hash_is_made_all_the_same() {
        String nobody = PasswordHash.again("Gurten", null);
        assertTrue(nobody.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), nobody);
        assertNotEquals(nobody, PasswordHash.again("Gurten 2", null));
    }

    /** Made by the reference implementation, {@code echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -e}. */
    @Test
    void hashes_of_other_costs_are_understood() {
        String hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertEquals(hash, PasswordHash.again("password", salt(hash)));
    }

    private static String salt(String hash) {
        return hash.substring(0, hash.lastIndexOf('$'));
    }
}
