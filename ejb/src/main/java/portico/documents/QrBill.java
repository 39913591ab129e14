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
    static QrBill of(Claim claim) {
        boolean francs = claim.currency() == Currency.CHF;
        String account = claim.account();
        if (account == null || new Iban(account).isQr() != francs) {
            throw new Refusal(francs ? "document.no-qr-iban" : "document.no-iban", claim.number());
        }
        String reference = claim.reference();
        if (reference == null || reference.startsWith("RF") == francs || !new Reference(reference).isValid()) {
            throw new Refusal("document.reference", claim.number());
        }
        Bill bill = new Bill();
        bill.setCharacterSet(SPSCharacterSet.EXTENDED_LATIN);
        bill.setAccount(new Iban(account).digits());
        bill.setCreditor(structured(claim.issuer().address()));
        bill.setAmount(claim.total().amount());
        bill.setCurrency(claim.currency().name());
        bill.setDebtor(structured(claim.debtor()));
        bill.setReference(reference);
        bill.setUnstructuredMessage(claim.message());
        try {
            return new QrBill(
                    QRBill.encodeQrCodeText(bill), new Reference(reference).printed(), claim.debtor(), claim.message());
        } catch (QRBillValidationError faulty) {
            throw new Refusal("document.qr-bill", claim.number(), faulty.getMessage());
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
