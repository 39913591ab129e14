package portico.billing;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import portico.shared.Currency;
import portico.shared.Money;

/**
 * One invoice with everything that its page shows.
 *
 * @param reference QRR (27 digits) or SCOR (RF…); null for a draft
 * @param released when it was numbered, null for a draft
 */
public record InvoiceView(
        InvoiceRow head,
        Money net,
        Money vat,
        Money rounding,
        String reference,
        Recipient recipient,
        UUID contract,
        Instant released,
        Instant sent,
        List<InvoiceLineRow> lines,
        List<InvoiceVatRow> vats)
        implements Serializable {

    /** The invoice without its lines, as one query reads it. */
    public record Head(
            InvoiceRow row,
            Money net,
            Money vat,
            Money rounding,
            String reference,
            String recipient,
            UUID contract,
            Instant released,
            Instant sent) {

        public Head(
                Long key,
                UUID id,
                String number,
                String kind,
                LocalDate month,
                String contractNumber,
                LocalDate issued,
                LocalDate due,
                String state,
                BigDecimal total,
                BigDecimal open,
                LocalDate today,
                String currency,
                BigDecimal net,
                BigDecimal vat,
                BigDecimal rounding,
                String reference,
                String recipient,
                UUID contract,
                Instant released,
                Instant sent) {
            this(
                    new InvoiceRow(
                            key,
                            id,
                            number,
                            kind,
                            month,
                            contractNumber,
                            issued,
                            due,
                            state,
                            currency,
                            total,
                            open,
                            today),
                    Money.of(net, Currency.valueOf(currency)),
                    Money.of(vat, Currency.valueOf(currency)),
                    Money.of(rounding, Currency.valueOf(currency)),
                    reference,
                    recipient,
                    contract,
                    released,
                    sent);
        }
    }

    /** The last day of the billed month, as people say it. */
    public LocalDate lastDay() {
        return head.month().next().firstDay().minusDays(1);
    }
}
