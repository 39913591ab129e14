package portico.documents;

import static portico.documents.Sheet.mm;

/**
 * The printed part of receipt and payment part, alike on every invoice of a language (SIX Style Guide QR-bill): the lower
 * 105 mm of an A4 page, 62 mm receipt, 148 mm payment part, lines to separate them, headings, and the Swiss cross.
 */
final class PaymentForm {
    /** Upper edge of the form on the page. */
    static final int TOP = Sheet.HEIGHT - mm(1050);

    static final int LEFT = mm(50);
    static final int RECEIPT = mm(620);
    static final int PAYMENT_LEFT = mm(670);
    static final int INFORMATION_LEFT = mm(1180);
    static final int AMOUNTS = Sheet.HEIGHT - mm(370);
    static final int QR_SIZE = mm(460);
    static final int QR_TOP = TOP + mm(170);

    static final Style TITLE = new Style(Typeface.BOLD, 1100, Ink.BLACK);
    static final Style RECEIPT_HEAD = new Style(Typeface.BOLD, 600, Ink.BLACK);
    static final Style RECEIPT_TEXT = new Style(Typeface.REGULAR, 800, Ink.BLACK);
    static final Style PAYMENT_HEAD = new Style(Typeface.BOLD, 800, Ink.BLACK);
    static final Style PAYMENT_TEXT = new Style(Typeface.REGULAR, 1000, Ink.BLACK);
    private static final Style HINT = new Style(Typeface.REGULAR, 700, Ink.CAPTION);

    private PaymentForm() {}

    /** How the prefix calls the form of this language. */
    static String name(Words words) {
        return "Slip" + words.language;
    }

    static byte[] printed(Words words) {
        Sheet sheet = new Sheet();
        sheet.rule(0, Sheet.WIDTH, TOP, 50, Ink.BLACK);
        sheet.line(RECEIPT, TOP, RECEIPT, Sheet.HEIGHT, 50, Ink.BLACK);
        String separate = words.of("slip.separate");
        sheet.text(HINT, (Sheet.WIDTH - HINT.width(separate)) / 2, TOP - mm(12), separate);

        sheet.text(TITLE, LEFT, TOP + mm(50) + 830, words.of("slip.receipt"));
        sheet.text(RECEIPT_HEAD, LEFT, TOP + mm(120) + 500, words.of("slip.account"));
        sheet.text(RECEIPT_HEAD, LEFT, AMOUNTS + 500, words.of("slip.currency"));
        sheet.text(RECEIPT_HEAD, LEFT + mm(120), AMOUNTS + 500, words.of("slip.amount"));
        sheet.right(RECEIPT_HEAD, RECEIPT - mm(50), Sheet.HEIGHT - mm(230) + 500, words.of("slip.acceptance"));

        sheet.text(TITLE, PAYMENT_LEFT, TOP + mm(50) + 830, words.of("slip.payment"));
        sheet.text(PAYMENT_HEAD, PAYMENT_LEFT, AMOUNTS + 650, words.of("slip.currency"));
        sheet.text(PAYMENT_HEAD, PAYMENT_LEFT + mm(150), AMOUNTS + 650, words.of("slip.amount"));
        sheet.text(PAYMENT_HEAD, INFORMATION_LEFT, TOP + mm(50) + 650, words.of("slip.account"));
        cross(sheet);
        return sheet.content();
    }

    /** 7 mm in the middle of the code: black square, white border and cross, measured on SIX's drawing (19.8 units wide). */
    private static void cross(Sheet sheet) {
        int x = PAYMENT_LEFT + (QR_SIZE - mm(70)) / 2;
        int y = QR_TOP + (QR_SIZE - mm(70)) / 2;
        box(sheet, x, y, 0, 0, 198, 198, "1 g ");
        box(sheet, x, y, 7, 7, 184, 184, "0 g ");
        box(sheet, x, y, 83, 40, 33, 110, "1 g ");
        box(sheet, x, y, 44, 79, 110, 33, "1 g ");
    }

    private static void box(Sheet sheet, int x, int y, int dx, int dy, int width, int height, String fill) {
        PdfBytes out = new PdfBytes().put(fill);
        out.hundredths(x + unit(dx))
                .put(' ')
                .hundredths(Sheet.HEIGHT - y - unit(dy + height))
                .put(' ');
        sheet.raw(out.hundredths(unit(width)).put(' ').hundredths(unit(height)).put(" re f"));
    }

    private static int unit(int tenths) {
        return tenths * mm(70) / 198;
    }
}
