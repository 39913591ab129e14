package portico.documents;

import java.util.Arrays;

/**
 * Text whose rows end like the rows before them, deflated by that knowledge (RFC 1951). The squares of a payment code are most
 * of an invoice's own bytes, and a row of them differs from the one before in a figure or two. The usual search knows nothing of
 * rows: it takes the longest repetition, wherever it lies, and each other distance costs bits; the same text ends a third larger.
 */
final class AlikeRows {
    private static final int END = 256;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 257;
    /** In which order the lengths of the code lengths' own code stand in a block. */
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final PdfBytes text = new PdfBytes();
    private final int[] symbols = new int[286];
    private final int[] distances = new int[30];
    /** A letter, or length << 16 | distance of what is repeated. */
    private int[] tokens = new int[4096];

    private int count;
    private byte[] before = {};

    AlikeRows row(PdfBytes row) {
        byte[] bytes = row.toArray();
        int alike = 0;
        while (alike < Math.min(LONGEST, Math.min(bytes.length, before.length))
                && bytes[bytes.length - 1 - alike] == before[before.length - 1 - alike]) {
            alike++;
        }
        int own = alike < SHORTEST ? bytes.length : bytes.length - alike;
        for (int i = 0; i < own; i++) {
            token(bytes[i] & 0xFF);
            symbols[bytes[i] & 0xFF]++;
        }
        if (own < bytes.length) {
            // The ends lie one row apart.
            token(alike << 16 | bytes.length);
            symbols[lengthSymbol(alike)]++;
            distances[distanceSymbol(bytes.length)]++;
        }
        text.put(bytes);
        before = bytes;
        return this;
    }

    byte[] text() {
        return text.toArray();
    }

    /** As one block that others may follow, ending on a whole byte. */
    void deflate(PdfBytes out) {
        symbols[END] = 1;
        HuffmanCode symbol = new HuffmanCode(symbols, 15);
        HuffmanCode distance = new HuffmanCode(distances, 15);
        BitBytes bits = new BitBytes(out);
        bits.bits(0b100, 3);
        codes(symbol.lengths, distance.lengths, bits);
        for (int i = 0; i < count; i++) {
            if (tokens[i] < END) {
                symbol.write(tokens[i], bits);
            } else {
                repetition(tokens[i] >>> 16, tokens[i] & 0xFFFF, symbol, distance, bits);
            }
        }
        symbol.write(END, bits);
        // An empty block of plain bytes: the next one begins on a whole byte.
        bits.bits(0, 3);
        bits.align();
        bits.bits(0, 16);
        bits.bits(0xFFFF, 16);
    }

    private void token(int token) {
        if (count == tokens.length) {
            tokens = Arrays.copyOf(tokens, count * 2);
        }
        tokens[count++] = token;
    }

    private static void repetition(int length, int back, HuffmanCode symbol, HuffmanCode distance, BitBytes bits) {
        symbol.write(lengthSymbol(length), bits);
        int longer = length - SHORTEST;
        rest(longer, longer < 8 ? 0 : magnitude(longer) - 2, bits);
        distance.write(distanceSymbol(back), bits);
        rest(back - 1, back <= 4 ? 0 : magnitude(back - 1) - 1, bits);
    }

    private static void rest(int value, int many, BitBytes bits) {
        bits.bits(value & (1 << many) - 1, many);
    }

    private static int lengthSymbol(int length) {
        int longer = length - SHORTEST;
        int group = magnitude(longer) - 1;
        return END + 1 + (longer < 8 ? longer : 4 * group + (longer >> group - 1 & 3));
    }

    private static int distanceSymbol(int distance) {
        int back = distance - 1;
        return back < 4 ? back : 2 * magnitude(back) + (back >> magnitude(back) - 1 & 1);
    }

    private static int magnitude(int value) {
        return 31 - Integer.numberOfLeadingZeros(value);
    }

    /** Both codes by their lengths, runs of zeros shortened; these figures are coded themselves. */
    private static void codes(int[] symbols, int[] distances, BitBytes bits) {
        int[] all = Arrays.copyOf(symbols, symbols.length + distances.length);
        System.arraycopy(distances, 0, all, symbols.length, distances.length);
        int[] steps = new int[all.length];
        int[] frequencies = new int[19];
        int many = 0;
        for (int at = 0; at < all.length; ) {
            int run = 1;
            while (at + run < all.length && all[at + run] == all[at] && run < 138) {
                run++;
            }
            boolean zeros = all[at] == 0 && run >= 3;
            int step = !zeros ? all[at] : run < 11 ? 17 | run - 3 << 8 : 18 | run - 11 << 8;
            steps[many++] = step;
            frequencies[step & 0xFF]++;
            at += zeros ? run : 1;
        }
        HuffmanCode code = new HuffmanCode(frequencies, 7);
        bits.bits(symbols.length - 257, 5);
        bits.bits(distances.length - 1, 5);
        bits.bits(ORDER.length - 4, 4);
        for (int each : ORDER) {
            bits.bits(code.lengths[each], 3);
        }
        for (int i = 0; i < many; i++) {
            int step = steps[i] & 0xFF;
            code.write(step, bits);
            bits.bits(steps[i] >> 8, step == 17 ? 3 : step == 18 ? 7 : 0);
        }
    }
}
