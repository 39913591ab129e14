package portico.accounts;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** An authenticator in software, which may be told to lie: what it says stands in its fields. */
final class SoftKey {
    String origin = "https://portal.example";
    String party = "portal.example";
    boolean verified = true;
    long counter = 1;
    private final byte[] id = "a-key-of-this-test".getBytes(StandardCharsets.US_ASCII);
    private final KeyPair pair;

    SoftKey() throws GeneralSecurityException {
        KeyPairGenerator maker = KeyPairGenerator.getInstance("EC");
        maker.initialize(new ECGenParameterSpec("secp256r1"));
        pair = maker.generateKeyPair();
    }

    /** What a browser sends after {@code navigator.credentials.create}. */
    String make(String challenge) throws GeneralSecurityException {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        byte[] cose = join(
                hex("a5010203262001215820"),
                coordinate(key.getW().getAffineX()),
                hex("225820"),
                coordinate(key.getW().getAffineY()));
        byte[] data = join(
                data(0x40),
                new byte[16],
                ByteBuffer.allocate(2).putShort((short) id.length).array(),
                id,
                cose);
        // {"fmt": "none", "attStmt": {}, "authData": data}
        byte[] object = join(
                hex("a363666d74646e6f6e656761747453746d74a0686175746844617461"),
                new byte[] {0x58, (byte) data.length},
                data);
        return answer("\"clientDataJSON\":\"" + text(client("webauthn.create", challenge))
                + "\",\"attestationObject\":\"" + text(object) + "\",\"transports\":[\"internal\"]");
    }

    /** What a browser sends after {@code navigator.credentials.get}. */
    String use(String challenge) throws GeneralSecurityException {
        byte[] client = client("webauthn.get", challenge);
        byte[] data = data(0);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(join(data, sha(client)));
        return answer("\"clientDataJSON\":\"" + text(client) + "\",\"authenticatorData\":\"" + text(data)
                + "\",\"signature\":\"" + text(signature.sign()) + "\",\"userHandle\":null");
    }

    private String answer(String response) {
        return "{\"id\":\"" + text(id) + "\",\"rawId\":\"" + text(id)
                + "\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{" + response + "}}";
    }

    private byte[] client(String type, String challenge) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin
                        + "\",\"crossOrigin\":false}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Hash of the party, flags (present, verified, more), count of signatures. */
    private byte[] data(int more) throws GeneralSecurityException {
        byte flags = (byte) (1 | (verified ? 4 : 0) | more);
        return join(
                sha(party.getBytes(StandardCharsets.UTF_8)),
                new byte[] {flags},
                ByteBuffer.allocate(4).putInt((int) counter).array());
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] exact = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, exact, 32 - length, length);
        return exact;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] sha(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits);
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
