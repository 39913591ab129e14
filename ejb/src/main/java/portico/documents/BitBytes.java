package portico.documents;

/** Bytes that are filled bit by bit, the lowest bit first. */
final class BitBytes {
    private final PdfBytes out;
    private long waiting;
    private int count;

    BitBytes(PdfBytes out) {
        this.out = out;
    }

    void bits(int value, int many) {
        waiting |= (long) value << count;
        count += many;
        for (; count >= 8; count -= 8) {
            out.put((int) (waiting & 0xFF));
            waiting >>>= 8;
        }
    }

    /** Goes on with a whole byte. */
    void align() {
        bits(0, -count & 7);
    }
}
