package portico.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Ed25519 (RFC 8032) over a head's text, so that anybody with the public key and openssl can check it. */
public final class HeadSignature {
    private static final String ALGORITHM = "Ed25519";

    private HeadSignature() {}

    /** 64 bytes. */
    static byte[] sign(AuditHead head, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(head.text().getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The audit's head could not be signed.", e);
        }
    }

    public static boolean isOf(AuditHead head, byte[] signature, PublicKey key) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(head.text().getBytes(StandardCharsets.US_ASCII));
            return check.verify(signature);
        } catch (GeneralSecurityException wrongLengthOrKey) {
            return false;
        }
    }
}
