package portico.billing;

import java.io.Serializable;
import java.math.BigDecimal;
import portico.shared.Currency;
import portico.shared.Money;

/** The tax of one rate: percent, the net sum it was computed on, and the tax. */
public record InvoiceVatRow(String category, BigDecimal rate, Money net, Money vat) implements Serializable {

    public InvoiceVatRow(String category, BigDecimal rate, BigDecimal net, BigDecimal vat, String currency) {
        this(category, rate, Money.of(net, Currency.valueOf(currency)), Money.of(vat, Currency.valueOf(currency)));
    }
}
