package portico.documents;

import static portico.documents.Sheet.mm;

import java.util.ArrayList;
import java.util.List;
import portico.shared.DayFormat;

/**
 * Lays an invoice out on A4 pages and writes the file. Pure: the same invoice gives the same bytes, whatever the machine's
 * clock, language or time zone, so that a run that was killed and repeated archives the same documents.
 */
final class InvoicePdf {
    private static final int TABLE_FIRST = mm(1110);
    private static final int TABLE_NEXT = mm(280);
    private static final int BOTTOM = mm(2750);
    private static final int FOOT = mm(2850);
    /** Where the printed foot stands in its form. */
    private static final int FOOT_AT = 2000;

    private static final int FOOT_ABOVE_SLIP = PaymentForm.TOP - mm(80);
    private static final int BOTTOM_ABOVE_SLIP = FOOT_ABOVE_SLIP - mm(50);

    private static final Style RUNNING = new Style(Typeface.REGULAR, 800, Ink.SECOND);
    private static final Style FOOTER = new Style(Typeface.REGULAR, 750, Ink.CAPTION);

    private final InvoiceDocument invoice;
    private final Words words;
    private final List<Sheet> sheets = new ArrayList<>();

    private InvoicePdf(InvoiceDocument invoice) {
        this.invoice = invoice;
        this.words = Words.in(invoice.language());
    }

    static RenderedPdf render(InvoiceDocument invoice) {
        return new InvoicePdf(invoice).render();
    }

    private RenderedPdf render() {
        int y = layOut();
        boolean slip = invoice.claim().isPayable();
        if (slip) {
            if (y > BOTTOM_ABOVE_SLIP) {
                next();
            }
            new PaymentPart(QrBill.of(invoice.claim()), invoice.issuer(), words).on(last(), invoice.total());
        }
        for (int page = 1; page <= sheets.size(); page++) {
            foot(sheets.get(page - 1), page, slip && page == sheets.size() ? FOOT_ABOVE_SLIP : FOOT);
        }
        return write();
    }

    /** @return where the last page's content ends */
    private int layOut() {
        LineTable table = new LineTable(invoice, words);
        List<Block> blocks = new ArrayList<>(table.blocks());
        // The totals never stand alone on a page: the last two lines go with them.
        for (int i = Math.max(0, blocks.size() - 2); i < blocks.size(); i++) {
            blocks.set(i, blocks.get(i).withNext());
        }
        blocks.add(new Totals(invoice, words).block());

        Sheet first = new Sheet();
        sheets.add(first);
        Letterhead.on(first, invoice, words);
        table.head(first, TABLE_FIRST);
        int y = TABLE_FIRST + LineTable.HEAD_HEIGHT;
        for (int i = 0; i < blocks.size(); i++) {
            if (y + chain(blocks, i) > BOTTOM) {
                next();
                table.head(last(), TABLE_NEXT);
                y = TABLE_NEXT + LineTable.HEAD_HEIGHT;
                Block heading = blocks.get(i).heading();
                if (heading != null) {
                    heading.drawing().on(last(), y);
                    y += heading.height();
                }
            }
            blocks.get(i).drawing().on(last(), y);
            y += blocks.get(i).height();
        }
        return y;
    }

    /** The height of a block and of all that must stand with it. */
    private static int chain(List<Block> blocks, int from) {
        int height = blocks.get(from).height();
        for (int i = from; blocks.get(i).keepWithNext(); i++) {
            height += blocks.get(i + 1).height();
        }
        return height;
    }

    private void next() {
        Sheet sheet = new Sheet();
        sheets.add(sheet);
        sheet.text(RUNNING, Letterhead.LEFT, mm(185), words.of("invoice.title", invoice.number()));
        sheet.right(RUNNING, Letterhead.RIGHT, mm(185), DayFormat.day(invoice.date(), invoice.language()));
    }

    private Sheet last() {
        return sheets.get(sheets.size() - 1);
    }

    private void foot(Sheet sheet, int page, int y) {
        sheet.form(footName(words), y - FOOT_AT);
        String number = words.of("page", Integer.toString(page), Integer.toString(sheets.size()));
        sheet.right(FOOTER, Letterhead.RIGHT, y, number);
    }

    /** How the prefix calls the printed foot in this language. */
    static String footName(Words words) {
        return "F" + words.language;
    }

    static byte[] printedFoot(InvoiceDocument.Issuer issuer, Words words) {
        Sheet sheet = new Sheet();
        String text = issuer.address().name() + " · " + Letterhead.vatNumber(issuer, words);
        sheet.text(FOOTER, Letterhead.LEFT, FOOT_AT, text);
        return sheet.content();
    }

    private RenderedPdf write() {
        PdfPrefix prefix = PdfPrefix.of(invoice.issuer());
        PdfUpdate update = new PdfUpdate(prefix);
        int info = update.number(0);
        update.object("/Title" + PdfUpdate.text(words.of("invoice.title", invoice.number())) + "/Author"
                + PdfUpdate.text(invoice.issuer().address().name()) + "/CreationDate(D:"
                + invoice.date().toString().replace("-", "") + "000000Z)/Producer(Portico)");
        StringBuilder kids = new StringBuilder();
        for (Sheet sheet : sheets) {
            kids.append(update.number(0)).append(" 0 R ");
            update.object("/Type/Page/Parent " + prefix.pages + " 0 R/Contents " + update.number(1) + " 0 R");
            update.stream(sheet.underlay(), sheet.content());
        }
        update.pages("/Type/Pages/Count " + sheets.size() + "/Kids["
                + kids.toString().trim() + "]/Resources " + prefix.resources + " 0 R/MediaBox[0 0 595.28 841.89]");
        return new RenderedPdf(prefix, update.finish(prefix.catalog(invoice.language()), info), sheets.size());
    }
}
