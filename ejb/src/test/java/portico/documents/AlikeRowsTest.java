package portico.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The archive's own packing, read back by somebody else's unpacking (issue B: ≤ 5 kB an invoice). */
class AlikeRowsTest {
    private static final long SEED = Long.getLong("portico.seed", System.nanoTime());
    private static final Random CHANCE = new Random(SEED);

    @RepeatedTest(200)
    void rows_of_any_kind_come_back_as_they_were() throws IOException {
        AlikeRows rows = new AlikeRows();
        int kinds = 1 + CHANCE.nextInt(256);
        String end = word(kinds, 300);
        for (int i = CHANCE.nextInt(400); i > 0; i--) {
            // Now and then another end, so that every length and distance occurs.
            end = CHANCE.nextInt(9) == 0 ? word(kinds, 300) : end;
            rows.row(new PdfBytes().put(word(kinds, 12)).put(end));
        }
        assertArrayEquals(rows.text(), unpacked(rows), () -> "portico.seed=" + SEED);
    }

    /** Frequencies like Fibonacci's numbers make the longest codes there are. */
    @Test
    void codes_never_grow_longer_than_the_format_allows() throws IOException {
        AlikeRows rows = new AlikeRows();
        int many = 1;
        int before = 1;
        for (int letter = 0; letter < 24; letter++) {
            rows.row(new PdfBytes().put(String.valueOf((char) letter).repeat(many)));
            many += before;
            before = many - before;
        }
        assertArrayEquals(rows.text(), unpacked(rows));
    }

    @Test
    void an_invoice_of_25_lines_over_six_sites_adds_less_than_5_kB_to_the_archive() {
        int own = InvoicePdf.render(SampleInvoice.ofLines(25).document()).suffix().length;
        assertTrue(own <= 5000, own + " bytes");
    }

    private static String word(int kinds, int longest) {
        StringBuilder word = new StringBuilder();
        for (int i = CHANCE.nextInt(longest); i >= 0; i--) {
            word.append((char) CHANCE.nextInt(kinds));
        }
        return word.toString();
    }

    private static byte[] unpacked(AlikeRows rows) throws IOException {
        PdfBytes packed = new PdfBytes();
        rows.deflate(packed);
        // A last block without anything in it.
        packed.put(3).put(0);
        try (InflaterInputStream in =
                new InflaterInputStream(new ByteArrayInputStream(packed.toArray()), new Inflater(true))) {
            return in.readAllBytes();
        }
    }
}
