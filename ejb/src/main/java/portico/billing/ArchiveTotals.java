package portico.billing;

import java.io.Serializable;
import java.math.BigDecimal;
import portico.shared.Currency;
import portico.shared.Money;

/** What the filtered archive holds in one currency: how many in each tab, and the sums for the list's foot. */
public record ArchiveTotals(long all, long open, long overdue, long paid, long credits, Money total, Money openAmount)
        implements Serializable {

    public ArchiveTotals(
            String currency,
            Long all,
            Long open,
            Long overdue,
            Long paid,
            Long credits,
            BigDecimal total,
            BigDecimal openAmount) {
        this(
                all,
                open,
                overdue,
                paid,
                credits,
                Money.of(total, Currency.valueOf(currency)),
                Money.of(openAmount, Currency.valueOf(currency)));
    }

    /** How many invoices a tab holds in this currency. */
    public long of(InvoiceFilter.Tab tab) {
        return switch (tab) {
            case ALL -> all;
            case OPEN -> open;
            case OVERDUE -> overdue;
            case PAID -> paid;
            case CREDITS -> credits;
        };
    }
}
