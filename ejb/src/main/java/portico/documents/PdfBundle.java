package portico.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Many archived documents as one file for the printer, written as they come: memory holds one document and a number for each
 * page. Typeface and forms are written once for each version that occurs, so ten thousand invoices do not carry ten thousand
 * fonts.
 */
public final class PdfBundle implements AutoCloseable {
    private final CosWriter writer;
    private final PdfBytes kids = new PdfBytes();
    private final int pageTree;
    private int pages;
    private byte[] prefix;
    private int resources;

    public PdfBundle(OutputStream out) throws IOException {
        writer = new CosWriter(out);
        pageTree = writer.reserve();
    }

    /**
     * Appends all pages of a document.
     *
     * @param sharedPrefix what its file begins with, null where it shares nothing
     */
    public void add(byte[] sharedPrefix, byte[] suffix) throws IOException {
        PdfBytes file = new PdfBytes();
        if (sharedPrefix != null) {
            file.put(sharedPrefix);
        }
        try (PDDocument document = Loader.loadPDF(file.put(suffix).toArray())) {
            if (sharedPrefix == null || !Arrays.equals(sharedPrefix, prefix)) {
                prefix = sharedPrefix;
                resources = writer.copy(document.getPage(0).getResources().getCOSObject());
            }
            for (PDPage page : document.getPages()) {
                add(page);
            }
        }
    }

    private void add(PDPage page) throws IOException {
        COSBase content = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
        if (!(content instanceof COSStream stream)) {
            throw new IllegalStateException("A page of an archived invoice has no single content stream");
        }
        byte[] packed;
        try (InputStream raw = stream.createRawInputStream()) {
            packed = raw.readAllBytes();
        }
        int contents = writer.stream("/Filter/FlateDecode", packed);
        int number = writer.object("/Type/Page/Parent " + pageTree + " 0 R/MediaBox[0 0 595.28 841.89]/Resources "
                + resources + " 0 R/Contents " + contents + " 0 R");
        kids.whole(number).put(" 0 R\n");
        pages++;
    }

    public int pages() {
        return pages;
    }

    /** Writes what makes the pages a file; does not close what it is written to. */
    @Override
    public void close() throws IOException {
        writer.object(
                pageTree,
                "/Type/Pages/Count " + pages + "/Kids[" + new String(kids.toArray(), StandardCharsets.ISO_8859_1)
                        + "]");
        writer.finish(writer.object("/Type/Catalog/Pages " + pageTree + " 0 R"));
    }
}
