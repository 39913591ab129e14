package portico.documents;

import static portico.documents.PaymentForm.AMOUNTS;
import static portico.documents.PaymentForm.INFORMATION_LEFT;
import static portico.documents.PaymentForm.LEFT;
import static portico.documents.PaymentForm.PAYMENT_HEAD;
import static portico.documents.PaymentForm.PAYMENT_LEFT;
import static portico.documents.PaymentForm.PAYMENT_TEXT;
import static portico.documents.PaymentForm.RECEIPT_HEAD;
import static portico.documents.PaymentForm.RECEIPT_TEXT;
import static portico.documents.PaymentForm.TOP;
import static portico.documents.Sheet.mm;

import java.util.ArrayList;
import java.util.List;
import portico.shared.Money;
import portico.shared.PostalAddress;

/** Fills in receipt and payment part at the foot of a page. */
final class PaymentPart {
    private final QrBill bill;
    private final Words words;

    PaymentPart(QrBill bill, Words words) {
        this.bill = bill;
        this.words = words;
    }

    void on(Sheet sheet, Money amount) {
        sheet.raw(new QrSquare(bill.payload()).at(PAYMENT_LEFT, PaymentForm.QR_TOP, PaymentForm.QR_SIZE));
        // After the code, because the form carries the cross that lies on it.
        sheet.raw(new PdfBytes().put('/').put(PaymentForm.name(words)).put(" Do"));
        String currency = amount.currency().name();
        String figure = inGroups(amount);

        sheet.text(RECEIPT_TEXT, LEFT, AMOUNTS + 500 + 900, currency);
        sheet.text(RECEIPT_TEXT, LEFT + mm(120), AMOUNTS + 500 + 900, figure);
        int room = mm(520);
        // The style guide lets the receipt, which is small, go without streets when names are long.
        List<Entry> receipt = entries(RECEIPT_TEXT, room, true);
        if (height(receipt, 900) > AMOUNTS - (TOP + mm(120))) {
            receipt = entries(RECEIPT_TEXT, room, false);
        }
        write(sheet, receipt, LEFT, TOP + mm(120) + 500, 900, RECEIPT_HEAD, RECEIPT_TEXT);

        sheet.text(PAYMENT_TEXT, PAYMENT_LEFT, AMOUNTS + 650 + 1200, currency);
        sheet.text(PAYMENT_TEXT, PAYMENT_LEFT + mm(150), AMOUNTS + 650 + 1200, figure);
        List<Entry> payment = entries(PAYMENT_TEXT, mm(870), true);
        payment.add(2, new Entry("slip.information", PAYMENT_TEXT.wrap(bill.message(), mm(870))));
        write(sheet, payment, INFORMATION_LEFT, TOP + mm(50) + 650, 1100, PAYMENT_HEAD, PAYMENT_TEXT);
    }

    /** @param lines below the heading */
    private record Entry(String heading, List<String> lines) {}

    private List<Entry> entries(Style style, int room, boolean streets) {
        List<String> account = new ArrayList<>(List.of(bill.account().printed()));
        account.addAll(address(bill.creditor(), style, room, streets));
        return new ArrayList<>(List.of(
                new Entry("slip.account", account),
                new Entry("slip.reference", List.of(bill.reference())),
                new Entry("slip.debtor", address(bill.debtor(), style, room, streets))));
    }

    private static List<String> address(PostalAddress address, Style style, int room, boolean streets) {
        List<String> lines = new ArrayList<>(style.wrap(address.name(), room));
        if (streets && address.street() != null) {
            lines.addAll(style.wrap(Letterhead.street(address), room));
        }
        lines.addAll(style.wrap(Letterhead.town(address), room));
        return lines;
    }

    private static int height(List<Entry> entries, int line) {
        return entries.stream()
                        .mapToInt(entry -> (entry.lines().size() + 2) * line)
                        .sum()
                - line;
    }

    private void write(Sheet sheet, List<Entry> entries, int x, int y, int line, Style head, Style text) {
        int at = y;
        for (Entry entry : entries) {
            // The first heading is printed with the form.
            if (at > y) {
                sheet.text(head, x, at, words.of(entry.heading()));
            }
            for (String each : entry.lines()) {
                at += line;
                sheet.text(text, x, at, each);
            }
            at += line * 2;
        }
    }

    /** 1 634.45: the standard wants blanks between thousands here, not the apostrophe of the invoice. */
    private static String inGroups(Money amount) {
        StringBuilder figure = new StringBuilder(amount.amount().toPlainString());
        for (int at = figure.length() - 6; at > 0; at -= 3) {
            figure.insert(at, ' ');
        }
        return figure.toString();
    }
}
