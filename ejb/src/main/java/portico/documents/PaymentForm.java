package portico.documents;

import static portico.documents.Sheet.mm;

import java.util.ArrayList;
import java.util.List;
import portico.shared.Currency;
import portico.shared.Iban;
import portico.shared.PostalAddress;

/**
 * The printed part of receipt and payment part, alike on every invoice of an issuer in a language and currency (SIX Style
 * Guide QR-bill): the lower
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
    static final Column RECEIPT_COLUMN =
            new Column(LEFT, TOP + mm(120) + 500, mm(520), 900, RECEIPT_HEAD, RECEIPT_TEXT);
    static final Column PAYMENT_COLUMN =
            new Column(INFORMATION_LEFT, TOP + mm(50) + 650, mm(870), 1100, PAYMENT_HEAD, PAYMENT_TEXT);
    private static final Style HINT = new Style(Typeface.REGULAR, 700, Ink.CAPTION);

    private PaymentForm() {}

    /** How the prefix calls the form of this language. */
    static String name(Words words, Currency currency) {
        return "S" + words.language + currency;
    }

    static byte[] printed(InvoiceDocument.Issuer issuer, Words words, Currency currency) {
        Sheet sheet = new Sheet();
        sheet.rule(0, Sheet.WIDTH, TOP, 50, Ink.BLACK);
        sheet.line(RECEIPT, TOP, RECEIPT, Sheet.HEIGHT, 50, Ink.BLACK);
        String separate = words.of("slip.separate");
        sheet.text(HINT, (Sheet.WIDTH - HINT.width(separate)) / 2, TOP - mm(12), separate);

        sheet.text(TITLE, LEFT, TOP + mm(50) + 830, words.of("slip.receipt"));
        sheet.text(RECEIPT_HEAD, LEFT, AMOUNTS + 500, words.of("slip.currency"));
        sheet.text(RECEIPT_HEAD, LEFT + mm(120), AMOUNTS + 500, words.of("slip.amount"));
        sheet.right(RECEIPT_HEAD, RECEIPT - mm(50), Sheet.HEIGHT - mm(230) + 500, words.of("slip.acceptance"));

        sheet.text(TITLE, PAYMENT_LEFT, TOP + mm(50) + 830, words.of("slip.payment"));
        sheet.text(PAYMENT_HEAD, PAYMENT_LEFT, AMOUNTS + 650, words.of("slip.currency"));
        sheet.text(PAYMENT_HEAD, PAYMENT_LEFT + mm(150), AMOUNTS + 650, words.of("slip.amount"));
        cross(sheet);
        RECEIPT_COLUMN.write(
                sheet, words, "slip.account", account(issuer, currency, RECEIPT_COLUMN), RECEIPT_COLUMN.y());
        PAYMENT_COLUMN.write(
                sheet, words, "slip.account", account(issuer, currency, PAYMENT_COLUMN), PAYMENT_COLUMN.y());
        return sheet.content();
    }

    /**
     * A column of headed entries, in the sizes of the style guide.
     *
     * @param y the base line of its first heading
     */
    record Column(int x, int y, int room, int line, Style head, Style text) {

        /** @return the base line of the next heading */
        int write(Sheet sheet, Words words, String heading, List<String> lines, int y) {
            sheet.text(head, x, y, words.of(heading));
            int at = y;
            for (String each : lines) {
                at += line;
                sheet.text(text, x, at, each);
            }
            return at + line * 2;
        }

        List<String> address(PostalAddress address, boolean street) {
            List<String> lines = new ArrayList<>(text.wrap(address.name(), room));
            if (street && address.street() != null) {
                lines.addAll(text.wrap(Letterhead.street(address), room));
            }
            lines.addAll(text.wrap(Letterhead.town(address), room));
            return lines;
        }

        int after(int from, List<String> lines) {
            return from + (lines.size() + 2) * line;
        }
    }

    /** Empty where the issuer has no account in this currency: then no bill in it comes about either. */
    static List<String> account(InvoiceDocument.Issuer issuer, Currency currency, Column column) {
        String account = currency == Currency.CHF ? issuer.qrIban() : issuer.iban();
        List<String> lines = new ArrayList<>();
        if (Iban.isValid(account)) {
            lines.add(new Iban(account).printed());
            lines.addAll(column.address(issuer.address(), true));
        }
        return lines;
    }

    private static void cross(Sheet sheet) {
        int x = PAYMENT_LEFT + (QR_SIZE - mm(70)) / 2;
        int y = QR_TOP + (QR_SIZE - mm(70)) / 2;
        for (SwissCross.Box box : SwissCross.BOXES) {
            PdfBytes out = new PdfBytes().put(box.black() ? "0 g " : "1 g ");
            out.hundredths(x + unit(box.x()))
                    .put(' ')
                    .hundredths(Sheet.HEIGHT - y - unit(box.y() + box.height()))
                    .put(' ');
            sheet.raw(out.hundredths(unit(box.width()))
                    .put(' ')
                    .hundredths(unit(box.height()))
                    .put(" re f"));
        }
    }

    private static int unit(int tenths) {
        return tenths * mm(70) / SwissCross.WIDTH;
    }
}
