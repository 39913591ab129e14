package portico.documents;

import static portico.documents.Sheet.mm;

import java.util.ArrayList;
import java.util.List;
import portico.shared.DayFormat;
import portico.shared.MoneyFormat;

/** Net, tax per rate, rounding and total on the right; what to do with them on the left. One block: it is never torn. */
final class Totals {
    private static final int LEFT = mm(1080);
    private static final int ROW = 1600;
    private static final int LEADING = 1150;
    private static final int NOTES_WIDTH = mm(780);

    private static final Style TEXT = new Style(Typeface.REGULAR, 900, Ink.TEXT);
    private static final Style LABEL = new Style(Typeface.REGULAR, 900, Ink.SECOND);
    private static final Style TOTAL = new Style(Typeface.BOLD, 1050, Ink.TEXT);
    private static final Style SUM = new Style(Typeface.BOLD, 1500, Ink.TEXT);
    private static final Style STRONG = new Style(Typeface.BOLD, 900, Ink.TEXT);

    private final InvoiceDocument invoice;
    private final Words words;

    Totals(InvoiceDocument invoice, Words words) {
        this.invoice = invoice;
        this.words = words;
    }

    private record Row(List<String> label, String value) {}

    Block block() {
        List<Row> rows = rows();
        int height = 1000 + rows.stream().mapToInt(Totals::height).sum() + 3200;
        return new Block(height, false, (sheet, y) -> {
            sheet.rule(Letterhead.LEFT, Letterhead.RIGHT, y + 700, 60, Ink.CAPTION);
            int at = y + 1000;
            for (Row row : rows) {
                int base = at + 1050;
                sheet.right(TEXT, Letterhead.RIGHT, base, row.value());
                for (String label : row.label()) {
                    sheet.text(LABEL, LEFT, base, label);
                    base += LEADING;
                }
                at += height(row);
                sheet.rule(LEFT, Letterhead.RIGHT, at, 40, Ink.HAIRLINE);
            }
            at += 100;
            sheet.rule(LEFT, Letterhead.RIGHT, at, 140, Ink.TEXT);
            sheet.text(
                    TOTAL,
                    LEFT,
                    at + 2100,
                    words.of("total.all", invoice.currency().name()));
            sheet.right(SUM, Letterhead.RIGHT, at + 2100, MoneyFormat.amount(invoice.total()));
            notes(sheet, y + 1000 + 1050);
        });
    }

    private static int height(Row row) {
        return ROW + (row.label().size() - 1) * LEADING;
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(row(words.of("total.net"), MoneyFormat.amount(invoice.net())));
        for (InvoiceDocument.Vat vat : invoice.vat()) {
            String key = vat.rate().signum() == 0 ? "vat." + vat.category() : "vat.rate";
            rows.add(row(
                    words.of(key, MoneyFormat.rate(vat.rate()), MoneyFormat.amount(vat.net())),
                    MoneyFormat.amount(vat.tax())));
        }
        if (!invoice.rounding().isZero()) {
            String sign = invoice.rounding().isNegative() ? "" : "+";
            rows.add(row(
                    words.of("total.rounding." + invoice.currency()), sign + MoneyFormat.amount(invoice.rounding())));
        }
        return rows;
    }

    private static Row row(String label, String value) {
        return new Row(LABEL.wrap(label, Letterhead.RIGHT - LEFT - mm(220)), value);
    }

    private void notes(Sheet sheet, int y) {
        int at = y;
        String first = words.of("pay.due", DayFormat.day(invoice.due(), invoice.language()));
        String second = words.of("pay.slip");
        if (!invoice.claim().isPayable()) {
            first = words.of("pay.nothing");
            second = invoice.total().isNegative() ? words.of("pay.credit") : "";
        }
        for (String line : STRONG.wrap(first, NOTES_WIDTH)) {
            sheet.text(STRONG, Letterhead.LEFT, at, line);
            at += LEADING + 200;
        }
        for (String note : List.of(second, words.of("note.net"))) {
            for (String line : LABEL.wrap(note, NOTES_WIDTH)) {
                sheet.text(LABEL, Letterhead.LEFT, at, line);
                at += LEADING + 100;
            }
        }
    }
}
