package portico.billing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import portico.shared.Refusal;

/** A single-use secret for a link in a mail: 32 random bytes. Only its SHA-256 is stored. */
record Token(byte[] bytes) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Token random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Token(bytes);
    }

    /** @throws Refusal recipient.link where the text cannot be one of ours */
    static Token parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text == null ? "" : text);
            if (bytes.length == 32) {
                return new Token(bytes);
            }
        } catch (IllegalArgumentException notBase64) {
            throw new Refusal("recipient.link");
        }
        throw new Refusal("recipient.link");
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Names the token without telling it: the mail's natural key. */
    String fingerprint() {
        return HexFormat.of().formatHex(hash(), 0, 12);
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
