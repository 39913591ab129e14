package portico.documents;

import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.PostalAddress;

/**
 * What an invoice asks to be paid: the part of it that its payment part says, on paper as on the screen.
 *
 * @param language of the invoice, in which the payment part names it
 * @param number of the invoice
 * @param reference QRR (27 digits) for CHF, SCOR for EUR
 */
record Claim(
        String language,
        String number,
        InvoiceDocument.Issuer issuer,
        PostalAddress debtor,
        Money total,
        String reference) {

    Currency currency() {
        return total.currency();
    }

    /** Nothing can be paid in where nothing, or less, is owed. */
    boolean isPayable() {
        return !total.isZero() && !total.isNegative();
    }

    /** House rule: francs go to the QR-IBAN, euros to the IBAN; null where the issuer has none. */
    String account() {
        return currency() == Currency.CHF ? issuer.qrIban() : issuer.iban();
    }

    /** What payer and bank read beside the amount: Rechnung BT-R-2026-004182. */
    String message() {
        return Words.in(language).of("invoice.title", number);
    }
}
