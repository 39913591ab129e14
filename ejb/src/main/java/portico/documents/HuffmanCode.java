package portico.documents;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The shortest code for symbols of known frequency, in the order that deflated data wants (RFC 1951, 3.2.2). */
final class HuffmanCode {
    /** Bits of each symbol; 0 where it does not occur. */
    final int[] lengths;

    private final int[] codes;

    private record Tree(long weight, int symbol, Tree left, Tree right) {}

    /** @param longest as many bits as a code may have */
    HuffmanCode(int[] frequencies, int longest) {
        lengths = new int[frequencies.length];
        // Flatter and flatter until no code is too long; that happens with frequencies that no invoice has.
        for (int flat = 0; !fits(frequencies, flat, longest); flat++) {
            Arrays.fill(lengths, 0);
        }
        codes = codes(longest);
    }

    void write(int symbol, BitBytes out) {
        out.bits(codes[symbol], lengths[symbol]);
    }

    private boolean fits(int[] frequencies, int flat, int longest) {
        // Equal weights are taken in the order of symbols, so that every machine makes the same code.
        PriorityQueue<Tree> trees =
                new PriorityQueue<>(Comparator.comparingLong(Tree::weight).thenComparingInt(Tree::symbol));
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            if (frequencies[symbol] > 0) {
                trees.add(new Tree((frequencies[symbol] >> flat) + 1L, symbol, null, null));
            }
        }
        for (int joined = frequencies.length; trees.size() > 1; joined++) {
            Tree left = trees.remove();
            Tree right = trees.remove();
            trees.add(new Tree(left.weight + right.weight, joined, left, right));
        }
        return trees.isEmpty() || measure(trees.remove(), 0) <= longest;
    }

    private int measure(Tree tree, int depth) {
        if (tree.left == null) {
            // A lone symbol has a code of one bit.
            return lengths[tree.symbol] = Math.max(1, depth);
        }
        return Math.max(measure(tree.left, depth + 1), measure(tree.right, depth + 1));
    }

    /** By length, then by symbol; the first bit of a code is its highest, so they are kept turned round. */
    private int[] codes(int longest) {
        int[] turned = new int[lengths.length];
        int code = 0;
        for (int length = 1; length <= longest; length++) {
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    turned[symbol] = Integer.reverse(code++) >>> 32 - length;
                }
            }
            code <<= 1;
        }
        return turned;
    }
}
