package portico.billing;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Month;

/**
 * One line of the invoice archive.
 *
 * @param id the invoice's public id, as in its address
 * @param number null for a draft
 * @param contract the contract's number
 * @param due the last day on which payment is not late
 */
public record InvoiceRow(
        long key,
        UUID id,
        String number,
        String kind,
        Month month,
        String contract,
        LocalDate issued,
        LocalDate due,
        InvoiceStatus status,
        Money total,
        Money open)
        implements Serializable {

    /** As the archive's query builds it. */
    public InvoiceRow(
            Long key,
            UUID id,
            String number,
            String kind,
            LocalDate month,
            String contract,
            LocalDate issued,
            LocalDate due,
            String state,
            String currency,
            BigDecimal total,
            BigDecimal open,
            LocalDate today) {
        this(
                key,
                id,
                number,
                kind,
                Month.containing(month),
                contract,
                issued,
                due,
                InvoiceStatus.of(state, due, today),
                Money.of(total, Currency.valueOf(currency)),
                Money.of(open, Currency.valueOf(currency)));
    }

    public boolean creditNote() {
        return "CREDIT_NOTE".equals(kind);
    }
}
