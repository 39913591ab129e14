package portico.accounts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sealed opens with the same key, for the same purpose, at the same place, and nowhere else. */
class SecretBoxTest {
    private static final byte[] PLAIN = "JBSWY3DPEHPK3PXP".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEY = key(1);
    private final SecretBox box = new SecretBox(KEY, "apps");

    @Test
    void what_is_sealed_opens_where_it_belongs() {
        byte[] sealed = box.seal(PLAIN, "account:7");
        assertArrayEquals(PLAIN, new SecretBox(KEY, "apps").open(sealed, "account:7"));
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("JBSWY3DP"));
        assertFalse(Arrays.equals(sealed, box.seal(PLAIN, "account:7")), "never the same twice");
    }

    @Test
    void it_opens_for_nobody_else_with_no_other_key_and_not_when_changed() {
        byte[] sealed = box.seal(PLAIN, "account:7");
        assertThrows(IllegalStateException.class, () -> box.open(sealed, "account:8"));
        assertThrows(IllegalStateException.class, () -> new SecretBox(KEY, "codes").open(sealed, "account:7"));
        assertThrows(IllegalStateException.class, () -> new SecretBox(key(2), "apps").open(sealed, "account:7"));
        sealed[sealed.length - 1] ^= 1;
        String told = assertThrows(IllegalStateException.class, () -> box.open(sealed, "account:7"))
                .getMessage();
        assertTrue(told.contains("PORTICO_SECRETS_KEY"), told);
    }

    @Test
    void backup_codes_are_ten_different_ones_and_known_again_however_they_are_typed() {
        List<String> codes = BackupCodes.make();
        assertEquals(10, new HashSet<>(codes).size());
        assertTrue(
                codes.stream().allMatch(code -> code.matches("[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}")),
                codes::toString);
        assertEquals(BackupCodes.plain("abcde-fghjk"), BackupCodes.plain(" ABCDE fghjk\n"));
        assertFalse(Arrays.equals(box.hash("account:7:abcde"), box.hash("account:8:abcde")));
        assertFalse(Arrays.equals(box.hash("account:7:abcde"), new SecretBox(KEY, "apps2").hash("account:7:abcde")));
    }

    private static byte[] key(int value) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) value);
        return key;
    }
}
