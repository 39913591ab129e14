package portico.shared;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A single-use secret for a link in a mail: 32 random bytes. Only its SHA-256 is stored, so that who reads the database, or a
 * backup of it, can open nothing.
 */
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

    /** From a link; empty where the text cannot be one of ours. */
    public static Optional<Token> parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text == null ? "" : text);
            return bytes.length == BYTES ? Optional.of(new Token(bytes)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** What is stored. */
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
