package portico.accounts;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) in the usual text form, {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. The cost is OWASP's smallest
 * recommendation for it: 19 MiB and two passes. The text carries its own cost, so that a later version may raise it.
 */
public final class PasswordHash {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What an unknown account is compared with, so that it answers as slowly as a known one. */
    private static final String OF_NOBODY = of(Long.toHexString(RANDOM.nextLong()));

    private PasswordHash() {}

    public static String of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] hash = argon2(password, salt, MEMORY_KIB, PASSES, LANES);
        Base64.Encoder text = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + text.encodeToString(salt) + "$"
                + text.encodeToString(hash);
    }

    /**
     * The password's hash as another one was made, so that the two can be compared.
     *
     * @param saltOrNull how that one began, {@code $argon2id$v=19$m=19456,t=2,p=1$salt}; without it this takes as long, and
     *     fits nothing
     */
    static String again(String password, String saltOrNull) {
        String begin = saltOrNull == null ? OF_NOBODY.substring(0, OF_NOBODY.lastIndexOf('$')) : saltOrNull;
        String[] parts = begin.split("\\$");
        if (parts.length != 5 || !parts[1].equals("argon2id") || !parts[2].equals("v=19")) {
            throw new IllegalArgumentException("This is no Argon2id hash of version 19.");
        }
        String[] cost = parts[3].split("[=,]");
        byte[] hash = argon2(
                password,
                Base64.getDecoder().decode(parts[4]),
                Integer.parseInt(cost[1]),
                Integer.parseInt(cost[3]),
                Integer.parseInt(cost[5]));
        return begin + "$" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    }

    private static byte[] argon2(String password, byte[] salt, int memory, int passes, int lanes) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
