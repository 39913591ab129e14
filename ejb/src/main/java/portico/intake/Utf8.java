package portico.intake;

/** Whether bytes are well-formed UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    private int pending;
    private int low = 0x80;
    private int high = 0xBF;

    boolean take(int octet) {
        if (pending > 0) {
            boolean follows = octet >= low && octet <= high;
            low = 0x80;
            high = 0xBF;
            pending--;
            return follows;
        }
        if (octet < 0x80) {
            return true;
        }
        if (octet < 0xC2 || octet > 0xF4) {
            return false;
        }
        pending = octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3;
        // The second byte's range is narrower behind these four, RFC 3629 section 4.
        low = octet == 0xE0 ? 0xA0 : octet == 0xF0 ? 0x90 : 0x80;
        high = octet == 0xED ? 0x9F : octet == 0xF4 ? 0x8F : 0xBF;
        return true;
    }

    boolean complete() {
        return pending == 0;
    }
}
