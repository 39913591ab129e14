package portico.documents;

import java.security.MessageDigest;

/**
 * A finished document: the prefix that it shares and the bytes of its own.
 *
 * @param suffix appended to the prefix it is the file
 */
record RenderedPdf(PdfPrefix prefix, byte[] suffix, int pages) {

    byte[] bytes() {
        return new PdfBytes().put(prefix.bytes()).put(suffix).toArray();
    }

    /** SHA-256 over the whole file. */
    byte[] hash() {
        MessageDigest digest = prefix.copyOfDigest();
        digest.update(suffix);
        return digest.digest();
    }

    int length() {
        return prefix.length() + suffix.length;
    }
}
