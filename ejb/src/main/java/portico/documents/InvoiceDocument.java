package portico.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Month;
import portico.shared.Period;
import portico.shared.PostalAddress;

/**
 * Everything that is printed on one invoice, frozen. It holds what Swiss VAT law asks for (MWSTG art. 26): issuer with VAT
 * number, recipient, period, kind and extent of the supply, consideration, rate and tax.
 *
 * @param language de, fr, it or en, by the contract
 * @param number as assigned at release
 * @param customer the payer's business number
 * @param orderReference the customer's own order number, null where there is none
 * @param reference QRR (27 digits) for CHF, SCOR for EUR; null where nothing can be paid in
 */
record InvoiceDocument(
        String language,
        String number,
        Month month,
        LocalDate date,
        LocalDate due,
        Issuer issuer,
        PostalAddress recipient,
        String customer,
        String contract,
        String orderReference,
        List<Line> lines,
        List<Vat> vat,
        Money net,
        Money rounding,
        Money total,
        String reference) {

    InvoiceDocument {
        lines = List.copyOf(lines);
        vat = List.copyOf(vat);
    }

    Currency currency() {
        return total.currency();
    }

    /** What its payment part asks for. */
    Claim claim() {
        return new Claim(language, number, issuer, recipient, total, reference);
    }

    /**
     * Who sends the invoice and is paid.
     *
     * @param vatNumber CHE-123.456.788 MWST
     */
    record Issuer(PostalAddress address, String vatNumber, String iban, String qrIban, String website) {}

    /**
     * One position.
     *
     * @param site where the service is used, null for what belongs to no site
     * @param service number and label of the service, null where the line belongs to none
     * @param quantity null where a unit price says nothing, as for a month of calls
     */
    record Line(
            String site,
            String service,
            String text,
            Period period,
            BigDecimal quantity,
            BigDecimal unitPrice,
            Money net,
            BigDecimal vatRate) {}

    /** The tax of one rate. */
    record Vat(String category, BigDecimal rate, Money net, Money tax) {}
}
