package portico.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.encoding.DictionaryEncoding;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import portico.shared.Currency;

/**
 * What all invoices of an issuer have in common, as a small PDF of its own: the subset typeface, the letterhead and the printed
 * parts of table and payment form in four languages. An invoice is these bytes and, appended, its own pages; so the archive
 * holds them once. A change of typeface, form or issuer is a new version with its own hash, and old invoices keep the old one.
 */
final class PdfPrefix {
    /** A handful at most: one for each issuer, and one more each time an issuer moves. */
    private static final Map<InvoiceDocument.Issuer, PdfPrefix> BUILT = new ConcurrentHashMap<>();

    private final byte[] bytes;
    private final MessageDigest digest;
    /** Where the cross-reference table of the prefix starts: the appended one points to it. */
    final int crossReference;
    /** The first object number that is free. */
    final int nextObject;
    /** The object that names fonts and forms. */
    final int resources;
    /** The list of pages, which an invoice writes anew. */
    final int pages;

    private final Map<String, Integer> catalogs = new HashMap<>();

    private PdfPrefix(byte[] bytes) throws IOException {
        this.bytes = bytes;
        this.digest = sha256();
        digest.update(bytes);
        String end = new String(bytes, bytes.length - 64, 64, StandardCharsets.ISO_8859_1);
        this.crossReference = Integer.parseInt(end.substring(end.indexOf("startxref") + 9, end.indexOf("%%EOF"))
                .trim());
        try (PDDocument read = Loader.loadPDF(bytes)) {
            this.nextObject = read.getDocument().getTrailer().getInt(COSName.SIZE);
            this.resources = number(read.getPage(0).getCOSObject().getItem(COSName.RESOURCES));
            COSDictionary root = read.getDocumentCatalog().getCOSObject();
            this.pages = number(root.getItem(COSName.PAGES));
            for (Words words : Words.all()) {
                catalogs.put(words.language, number(root.getItem(catalogName(words))));
            }
        }
    }

    static PdfPrefix of(InvoiceDocument.Issuer issuer) {
        return BUILT.computeIfAbsent(issuer, PdfPrefix::build);
    }

    /** The document's root in a language; an invoice names it as its own. */
    int catalog(String language) {
        return catalogs.get(language);
    }

    private static int number(COSBase reference) {
        return (int) ((COSObject) reference).getKey().getNumber();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    int length() {
        return bytes.length;
    }

    byte[] hash() {
        return copyOfDigest().digest();
    }

    /** A digest that has read the prefix already, so that an invoice's hash costs only its own part. */
    MessageDigest copyOfDigest() {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException never) {
            throw new IllegalStateException("This JVM's SHA-256 cannot be cloned", never);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    static PdfPrefix build(InvoiceDocument.Issuer issuer) {
        try (PDDocument document = new PDDocument()) {
            // Instead of a random one: the prefix of two nodes is the same file.
            document.setDocumentId(2L);
            document.setVersion(1.7f);
            PDResources resources = new PDResources();
            for (Typeface face : List.of(Typeface.REGULAR, Typeface.BOLD)) {
                embed(document, face, resources);
            }
            for (Words words : Words.all()) {
                form(document, resources, Letterhead.name(words), Letterhead.printed(issuer, words));
                form(document, resources, LineTable.headName(words), LineTable.printedHead(words));
                form(document, resources, InvoicePdf.footName(words), InvoicePdf.printedFoot(issuer, words));
                for (Currency currency : Currency.values()) {
                    form(
                            document,
                            resources,
                            PaymentForm.name(words, currency),
                            PaymentForm.printed(issuer, words, currency));
                }
            }
            PDPage page = new PDPage(PDRectangle.A4);
            page.setResources(resources);
            document.addPage(page);
            for (Words words : Words.all()) {
                catalog(document, words);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return new PdfPrefix(out.toByteArray());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Under a name of its own in the first root, or nobody would write it. */
    private static void catalog(PDDocument document, Words words) {
        COSDictionary root = document.getDocumentCatalog().getCOSObject();
        COSDictionary preferences = new COSDictionary();
        preferences.setDirect(true);
        preferences.setBoolean(COSName.getPDFName("DisplayDocTitle"), true);
        COSDictionary catalog = new COSDictionary();
        catalog.setItem(COSName.TYPE, COSName.CATALOG);
        catalog.setItem(COSName.PAGES, root.getItem(COSName.PAGES));
        catalog.setString(COSName.LANG, words.language + "-CH");
        catalog.setItem(COSName.VIEWER_PREFERENCES, preferences);
        root.setItem(catalogName(words), catalog);
    }

    private static COSName catalogName(Words words) {
        return COSName.getPDFName("Portico_" + words.language);
    }

    private static void form(PDDocument document, PDResources resources, String name, byte[] content)
            throws IOException {
        PDFormXObject form = new PDFormXObject(document);
        form.setBBox(new PDRectangle(Sheet.WIDTH / 100f, Sheet.HEIGHT / 100f));
        form.setResources(resources);
        form.getCOSObject().setInt(COSName.FORMTYPE, 1);
        try (OutputStream out = form.getStream().createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content);
        }
        resources.put(COSName.getPDFName(name), form);
    }

    /** One font file under two encodings; the file is embedded once. */
    private static void embed(PDDocument document, Typeface face, PDResources resources) throws IOException {
        byte[] subset = subset(face);
        COSStream file = null;
        for (boolean extended : new boolean[] {false, true}) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(subset));
            PDFont loaded = PDTrueTypeFont.load(
                    document,
                    font,
                    new DictionaryEncoding(COSName.WIN_ANSI_ENCODING, extended ? extendedNames() : usualNames()));
            COSDictionary descriptor = loaded.getFontDescriptor().getCOSObject();
            if (file == null) {
                file = descriptor.getCOSStream(COSName.FONT_FILE2);
            } else {
                descriptor.setItem(COSName.FONT_FILE2, file);
            }
            resources.put(COSName.getPDFName(extended ? face.extendedName : face.usualName), loaded);
        }
    }

    private static byte[] subset(Typeface face) throws IOException {
        try (TrueTypeFont whole = face.parse()) {
            TTFSubsetter subsetter = new TTFSubsetter(whole);
            subsetter.addAll(Typeface.characters());
            subsetter.setPrefix(face == Typeface.BOLD ? "PRTCOB+" : "PRTCOA+");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            subsetter.writeToStream(out);
            return out.toByteArray();
        }
    }

    private static COSArray usualNames() {
        COSArray names = new COSArray();
        names.add(COSInteger.get(Typeface.MINUS_CODE));
        names.add(COSName.getPDFName("minus"));
        return names;
    }

    /** By code point, because the glyph list has two opinions about T with comma and T with cedilla. */
    private static COSArray extendedNames() {
        COSArray names = new COSArray();
        names.add(COSInteger.get(Typeface.EXTENDED_FIRST));
        for (int code = Typeface.EXTENDED_FIRST; Typeface.character(true, code) != 0; code++) {
            String hex = Integer.toHexString(0x10000 + Typeface.character(true, code));
            names.add(COSName.getPDFName("uni" + hex.substring(1).toUpperCase(java.util.Locale.ROOT)));
        }
        return names;
    }
}
