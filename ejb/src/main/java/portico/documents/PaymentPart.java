package portico.documents;

import static portico.documents.PaymentForm.AMOUNTS;
import static portico.documents.PaymentForm.LEFT;
import static portico.documents.PaymentForm.PAYMENT_LEFT;
import static portico.documents.PaymentForm.PAYMENT_TEXT;
import static portico.documents.PaymentForm.RECEIPT_TEXT;
import static portico.documents.Sheet.mm;

import java.util.List;
import portico.documents.PaymentForm.Column;
import portico.shared.Currency;
import portico.shared.Money;

/** Fills in receipt and payment part at the foot of a page. */
final class PaymentPart {
    private final QrBill bill;
    private final InvoiceDocument.Issuer issuer;
    private final Words words;

    PaymentPart(QrBill bill, InvoiceDocument.Issuer issuer, Words words) {
        this.bill = bill;
        this.issuer = issuer;
        this.words = words;
    }

    void on(Sheet sheet, Money amount) {
        sheet.underlay(new QrSquare(bill.payload()).at(PAYMENT_LEFT, PaymentForm.QR_TOP, PaymentForm.QR_SIZE));
        // The form carries the cross that lies on the code.
        sheet.form(PaymentForm.name(words, amount.currency()));
        String currency = amount.currency().name();
        String figure = inGroups(amount);
        sheet.text(RECEIPT_TEXT, LEFT, AMOUNTS + 500 + 900, currency);
        sheet.text(RECEIPT_TEXT, LEFT + mm(120), AMOUNTS + 500 + 900, figure);
        sheet.text(PAYMENT_TEXT, PAYMENT_LEFT, AMOUNTS + 650 + 1200, currency);
        sheet.text(PAYMENT_TEXT, PAYMENT_LEFT + mm(150), AMOUNTS + 650 + 1200, figure);
        receipt(sheet, amount.currency());
        payment(sheet, amount.currency());
    }

    private void receipt(Sheet sheet, Currency currency) {
        Column column = PaymentForm.RECEIPT_COLUMN;
        int y = column.after(column.y(), PaymentForm.account(issuer, currency, column));
        y = column.write(sheet, words, "slip.reference", List.of(bill.reference()), y);
        List<String> debtor = column.address(bill.debtor(), true);
        // The style guide lets the receipt, which is small, go without the street when names are long.
        if (y + debtor.size() * column.line() > AMOUNTS) {
            debtor = column.address(bill.debtor(), false);
        }
        column.write(sheet, words, "slip.debtor", debtor, y);
    }

    private void payment(Sheet sheet, Currency currency) {
        Column column = PaymentForm.PAYMENT_COLUMN;
        int y = column.after(column.y(), PaymentForm.account(issuer, currency, column));
        y = column.write(sheet, words, "slip.reference", List.of(bill.reference()), y);
        y = column.write(sheet, words, "slip.information", column.text().wrap(bill.message(), column.room()), y);
        column.write(sheet, words, "slip.debtor", column.address(bill.debtor(), true), y);
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
