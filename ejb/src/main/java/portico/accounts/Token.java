package portico.accounts;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import portico.shared.Refusal;

/** A single-use secret for a link in a mail: 32 random bytes. Only its SHA-256 is stored. */
public final class Token {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final byte[] bytes;

    private Token(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Token random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Token(bytes);
    }

    /** @throws Refusal password.link where the text cannot be one of ours */
    static Token parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text == null ? "" : text);
            if (bytes.length == BYTES) {
                return new Token(bytes);
            }
        } catch (IllegalArgumentException notBase64) {
            throw new Refusal("password.link");
        }
        throw new Refusal("password.link");
    }

    byte[] bytes() {
        return bytes.clone();
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Names the token without telling it: part of the mail's natural key. */
    public String fingerprint() {
        return HexFormat.of().formatHex(hash(), 0, 12);
    }

    /** As it stands in the link. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
