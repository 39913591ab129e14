package portico.documents;

import java.util.Arrays;

/** Grows bytes in the notation of PDF content. Lengths are hundredths of a point, as everywhere in this package. */
final class PdfBytes {
    private byte[] bytes = new byte[4096];
    private int length;

    PdfBytes put(int oneByte) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) oneByte;
        return this;
    }

    PdfBytes put(byte[] more) {
        return put(more, more.length);
    }

    PdfBytes put(byte[] more, int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
        System.arraycopy(more, 0, bytes, length, count);
        length += count;
        return this;
    }

    PdfBytes put(PdfBytes more) {
        return put(more.bytes, more.length);
    }

    /** Operators and names: ASCII only. */
    PdfBytes put(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            put(ascii.charAt(i));
        }
        return this;
    }

    /** 1234 is written 12.34, without superfluous zeros. */
    PdfBytes hundredths(int value) {
        if (value < 0) {
            put('-');
        }
        int size = Math.abs(value);
        int fraction = size % 100;
        if (size >= 100 || fraction == 0) {
            whole(size / 100);
        }
        if (fraction != 0) {
            put('.').put('0' + fraction / 10);
            if (fraction % 10 != 0) {
                put('0' + fraction % 10);
            }
        }
        return this;
    }

    PdfBytes whole(int value) {
        return put(Integer.toString(value));
    }

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }
}
