package portico.documents;

import java.security.MessageDigest;
import java.util.HexFormat;

/** Puts a stored document together again, and proves that not one byte has changed since it was archived. */
final class Archived {
    private Archived() {}

    /**
     * @param prefix null for a document that shares nothing
     * @throws IllegalStateException where the bytes are not those that were archived
     */
    static byte[] whole(byte[] prefix, byte[] suffix, byte[] hash) {
        PdfBytes whole = new PdfBytes();
        if (prefix != null) {
            whole.put(prefix);
        }
        byte[] bytes = whole.put(suffix).toArray();
        if (!MessageDigest.isEqual(PdfPrefix.sha256().digest(bytes), hash)) {
            throw new IllegalStateException(
                    "The archived document " + HexFormat.of().formatHex(hash) + " does not have its bytes any more");
        }
        return bytes;
    }
}
