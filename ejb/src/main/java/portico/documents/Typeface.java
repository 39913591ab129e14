package portico.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * One weight of the typeface: which bytes stand for a text, and how wide it runs. A character takes one byte, in one of two
 * encodings: the usual one (Windows-1252 and the minus sign), or the one of Latin Extended-A. One byte instead of two keeps
 * an invoice's own part small. The figures all have one width, so columns of them need no tabular variant.
 */
final class Typeface {
    /** Code of the minus sign (U+2212), which Windows-1252 lacks. */
    static final int MINUS_CODE = 0x81;
    /** Code of U+0100 in the second encoding; U+0101 to U+017F and Ș ș Ț ț follow. */
    static final int EXTENDED_FIRST = 0x21;

    private static final Charset USUAL = Charset.forName("windows-1252");
    private static final int LIMIT = 0x2213;

    static final Typeface REGULAR = new Typeface(FontFile.REGULAR, "A", "C");
    static final Typeface BOLD = new Typeface(FontFile.BOLD, "B", "D");

    final String file;
    final String usualName;
    final String extendedName;
    /** Per character: width in thousandths of the size << 16 | extended << 8 | code; 0 where there is none. */
    private final int[] glyphs = new int[LIMIT];

    private Typeface(String file, String usualName, String extendedName) {
        this.file = file;
        this.usualName = usualName;
        this.extendedName = extendedName;
        try (TrueTypeFont font = parse()) {
            CmapLookup characters = font.getUnicodeCmapLookup();
            int unit = font.getUnitsPerEm();
            for (int encoding = 0; encoding < 2; encoding++) {
                for (int code = 0x20; code < 0x100; code++) {
                    char character = character(encoding == 1, code);
                    if (character != 0 && glyphs[character] == 0) {
                        int advance = font.getAdvanceWidth(characters.getGlyphId(character));
                        glyphs[character] = (advance * 1000 + unit / 2) / unit << 16 | encoding << 8 | code;
                    }
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The whole font, for the subset in the prefix. */
    TrueTypeFont parse() {
        return FontFile.read(file);
    }

    /** What a code means in one of the two encodings, 0 for nothing. */
    static char character(boolean extended, int code) {
        if (extended) {
            int offset = code - EXTENDED_FIRST;
            return offset < 0 || offset > 0x83 ? 0 : (char) (offset < 0x80 ? 0x100 + offset : 0x218 + offset - 0x80);
        }
        if (code == MINUS_CODE) {
            return '\u2212';
        }
        char character = new String(new byte[] {(byte) code}, USUAL).charAt(0);
        boolean undefined = character == '\uFFFD' || Character.isISOControl(character);
        return undefined ? 0 : character;
    }

    static Set<Integer> characters() {
        Set<Integer> all = new TreeSet<>();
        for (int code = 0x20; code < 0x100; code++) {
            all.add((int) character(false, code));
            all.add((int) character(true, code));
        }
        all.remove(0);
        return all;
    }

    /** Thousandths of the size. */
    long width(String text) {
        long width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += glyph(text.charAt(i)) >>> 16;
        }
        return width;
    }

    /** Shows the text at the present place; the face's usual font must be selected, and is again afterwards. */
    void show(String text, int size, PdfBytes out) {
        boolean extended = false;
        out.put('(');
        for (int i = 0; i < text.length(); i++) {
            int glyph = glyph(text.charAt(i));
            if ((glyph & 0x100) != 0 != extended) {
                extended = !extended;
                select(extended, size, out.put(")Tj\n"));
                out.put('(');
            }
            int code = glyph & 0xFF;
            if (code == '(' || code == ')' || code == '\\') {
                out.put('\\');
            }
            out.put(code);
        }
        out.put(")Tj\n");
        if (extended) {
            select(false, size, out);
        }
    }

    void select(boolean extended, int size, PdfBytes out) {
        out.put('/')
                .put(extended ? extendedName : usualName)
                .put(' ')
                .hundredths(size)
                .put(" Tf\n");
    }

    private int glyph(char character) {
        int glyph = character < LIMIT ? glyphs[character] : 0;
        if (glyph != 0) {
            return glyph;
        }
        // A letter that the payment standard does not know: its base letter is better than a hole.
        char base = Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFKD)
                .charAt(0);
        return base < LIMIT && glyphs[base] != 0 ? glyphs[base] : glyphs[Character.isWhitespace(character) ? ' ' : '?'];
    }
}
