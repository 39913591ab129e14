package portico.billing;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Period;

/**
 * One position as a person reads it.
 *
 * @param node the name of the site, customer or reseller where the service is used; null where it is none's
 * @param vatRate percent
 * @param derivation how the amount came about, as {@code Derivation} writes it
 */
public record InvoiceLineRow(
        int position,
        String kind,
        String text,
        String node,
        Period period,
        BigDecimal quantity,
        BigDecimal unitPrice,
        Money net,
        BigDecimal vatRate,
        String derivation)
        implements Serializable {

    public InvoiceLineRow(
            Integer position,
            String kind,
            String text,
            String node,
            LocalDate from,
            LocalDate until,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal net,
            String currency,
            BigDecimal vatRate,
            String derivation) {
        this(
                position,
                kind,
                text,
                node,
                new Period(from, until),
                quantity,
                unitPrice,
                Money.of(net, Currency.valueOf(currency)),
                vatRate,
                derivation);
    }
}
