package portico.accounts;

import com.bastiaanjansen.otp.HOTPGenerator;
import com.bastiaanjansen.otp.SecretGenerator;
import com.bastiaanjansen.otp.TOTPGenerator;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Codes of an authenticator app: six digits, another one every thirty seconds (TOTP, RFC 6238, with SHA-1, which every app
 * knows). A step is a count of half minutes since 1970: no zone, no summer time, no leap day.
 */
final class AppCode {
    private static final int SECONDS = 30;
    private static final int BITS = 160;

    /** The phone's clock may be off by half a minute either way. */
    private static final int TOLERANCE = 1;

    private AppCode() {}

    /** Base32, as apps take it. */
    static byte[] newSecret() {
        return SecretGenerator.generate(BITS);
    }

    /** To which step a code belongs; empty where it is of none near now. */
    static OptionalLong step(byte[] secret, String code, Instant now) {
        HOTPGenerator codes =
                new HOTPGenerator.Builder(secret).withPasswordLength(6).build();
        long present = now.getEpochSecond() / SECONDS;
        byte[] typed = code.getBytes(StandardCharsets.UTF_8);
        return LongStream.rangeClosed(present - TOLERANCE, present + TOLERANCE)
                .filter(step ->
                        MessageDigest.isEqual(typed, codes.generate(step).getBytes(StandardCharsets.UTF_8)))
                .findFirst();
    }

    /** What the QR code says: otpauth://totp/… */
    static URI address(byte[] secret, String issuer, String email) {
        try {
            return TOTPGenerator.withDefaultValues(secret).getURI(issuer, email);
        } catch (URISyntaxException unusual) {
            throw new IllegalStateException("No address for an authenticator app", unusual);
        }
    }
}
