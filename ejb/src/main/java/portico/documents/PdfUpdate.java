package portico.documents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/**
 * An invoice's own objects, appended to the prefix as one incremental update (ISO 32000-1, 7.5.6). Nothing in it depends on
 * clock, locale or chance: the file identifier is taken from the content.
 */
final class PdfUpdate {
    private final PdfPrefix prefix;
    private final PdfBytes out = new PdfBytes();
    private final PdfBytes crossReferences = new PdfBytes();
    private int objects;
    private String pagesAt = "";

    PdfUpdate(PdfPrefix prefix) {
        this.prefix = prefix;
        out.put('\n');
    }

    /** The number that the object written as the n-th from now on gets, beginning with 0. */
    int number(int ahead) {
        return prefix.nextObject + objects + ahead;
    }

    void object(String dictionary) {
        begin();
        out.put("<<").put(dictionary).put(">>\nendobj\n");
    }

    /** The list of pages, in place of the prefix's. */
    void pages(String dictionary) {
        pagesAt = here();
        out.whole(prefix.pages).put(" 0 obj\n<<").put(dictionary).put(">>\nendobj\n");
    }

    /** The two one after the other. */
    void stream(AlikeRows rows, byte[] content) {
        PdfBytes packed = deflate(rows, content);
        begin();
        out.put("<</Filter/FlateDecode/Length ").whole(packed.length()).put(">>stream\n");
        out.put(packed).put("\nendstream\nendobj\n");
    }

    /** @return the suffix; prefix and suffix together are the file */
    byte[] finish(int catalog, int info) {
        MessageDigest content = prefix.copyOfDigest();
        content.update(out.toArray());
        String id = HexFormat.of().formatHex(content.digest(), 0, 8);
        int start = prefix.length() + out.length();
        out.put("xref\n").whole(prefix.pages).put(" 1\n").put(pagesAt);
        out.whole(prefix.nextObject).put(' ').whole(objects).put("\n");
        out.put(crossReferences);
        out.put("trailer\n<</Size ")
                .whole(number(0))
                .put("/Root ")
                .whole(catalog)
                .put(" 0 R/Info ");
        out.whole(info).put(" 0 R/Prev ").whole(prefix.crossReference);
        out.put("/ID[<" + id + "><" + id + ">]>>\nstartxref\n").whole(start).put("\n%%EOF\n");
        return out.toArray();
    }

    /** A text of the document's dictionary: plain where it can be, else UTF-16. */
    static String text(String text) {
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")";
        }
        return "<FEFF" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">";
    }

    /** The entry of the cross-reference table for an object that begins here. */
    private String here() {
        String offset = Integer.toString(prefix.length() + out.length());
        return "0000000000".substring(offset.length()) + offset + " 00000 n \n";
    }

    private void begin() {
        crossReferences.put(here());
        out.whole(number(0)).put(" 0 obj\n");
        objects++;
    }

    /** As zlib does it (RFC 1950), but for the rows. */
    private static PdfBytes deflate(AlikeRows rows, byte[] content) {
        PdfBytes packed = new PdfBytes().put(0x78).put(0xDA);
        Adler32 check = new Adler32();
        byte[] first = rows.text();
        if (first.length > 0) {
            rows.deflate(packed);
            check.update(first);
        }
        check.update(content);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(content);
            deflater.finish();
            byte[] piece = new byte[4096];
            while (!deflater.finished()) {
                packed.put(piece, deflater.deflate(piece));
            }
        } finally {
            deflater.end();
        }
        for (int shift = 24; shift >= 0; shift -= 8) {
            packed.put((int) (check.getValue() >> shift) & 0xFF);
        }
        return packed;
    }
}
