package portico.documents;

import net.codecrete.qrbill.generator.Address;
import net.codecrete.qrbill.generator.Bill;
import net.codecrete.qrbill.generator.QRBill;
import net.codecrete.qrbill.generator.QRBillValidationError;
import net.codecrete.qrbill.generator.SPSCharacterSet;
import portico.billing.Reference;
import portico.shared.Currency;
import portico.shared.Iban;
import portico.shared.PostalAddress;
import portico.shared.Refusal;

/**
 * What a Swiss payment part says (SIX Implementation Guidelines QR-bill 2.3): francs go to a QR-IBAN with a QR reference,
 * euros to an IBAN with a creditor reference, which is a house rule. The library would also accept combined addresses and
 * euros on a QR-IBAN, so both are refused before.
 *
 * @param payload the exact text in the code, lines ended by LF
 */
record QrBill(String payload, String reference, PostalAddress debtor, String message) {

    /** @throws Refusal document.no-qr-iban, document.no-iban, document.reference, an address fault, or document.qr-bill */
    static QrBill of(InvoiceDocument invoice, String message) {
        boolean francs = invoice.currency() == Currency.CHF;
        String account = francs ? invoice.issuer().qrIban() : invoice.issuer().iban();
        if (account == null || new Iban(account).isQr() != francs) {
            throw new Refusal(francs ? "document.no-qr-iban" : "document.no-iban", invoice.number());
        }
        String reference = invoice.reference();
        if (reference == null || reference.startsWith("RF") == francs || !new Reference(reference).isValid()) {
            throw new Refusal("document.reference", invoice.number());
        }
        Bill bill = new Bill();
        bill.setCharacterSet(SPSCharacterSet.EXTENDED_LATIN);
        bill.setAccount(new Iban(account).digits());
        bill.setCreditor(structured(invoice.issuer().address()));
        bill.setAmount(invoice.total().amount());
        bill.setCurrency(invoice.currency().name());
        bill.setDebtor(structured(invoice.recipient()));
        bill.setReference(reference);
        bill.setUnstructuredMessage(message);
        try {
            return new QrBill(
                    QRBill.encodeQrCodeText(bill), new Reference(reference).printed(), invoice.recipient(), message);
        } catch (QRBillValidationError faulty) {
            throw new Refusal("document.qr-bill", invoice.number(), faulty.getMessage());
        }
    }

    private static Address structured(PostalAddress address) {
        address.fault().ifPresent(fault -> {
            throw new Refusal(fault, address.name());
        });
        Address structured = new Address();
        structured.setName(typed(address.name()));
        structured.setStreet(typed(address.street()));
        structured.setHouseNo(typed(address.houseNumber()));
        structured.setPostalCode(typed(address.postcode()));
        structured.setTown(typed(address.town()));
        structured.setCountryCode(address.country());
        return structured;
    }

    /** The standard knows letters with accents but no typographer's marks: l’Hôpital is l'Hôpital in the code. */
    private static String typed(String text) {
        return text == null
                ? null
                : text.replace('\u2019', '\'')
                        .replace('\u2018', '\'')
                        .replace('\u201C', '"')
                        .replace('\u201D', '"')
                        .replace('\u201E', '"')
                        .replace('\u2013', '-')
                        .replace('\u2014', '-');
    }
}
