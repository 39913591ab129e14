package portico.rating;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Month;
import portico.shared.Period;
import portico.shared.PostalAddress;

/**
 * An invoice as computed, before anybody has approved it: complete but for its number and reference.
 *
 * @param lines in the order in which they are printed; a line's position is its place here, from 1
 * @param taxes one per category and rate; what is outside tax has none
 * @param rounding what cash rounding added after tax, often zero
 * @param total net + tax + rounding, never negative
 */
public record InvoiceDraft(
        long contractId,
        ContractSnapshot.Payer payer,
        Month month,
        LocalDate invoiceDate,
        LocalDate dueDate,
        Currency currency,
        String language,
        List<Line> lines,
        List<Tax> taxes,
        Money net,
        Money vat,
        Money rounding,
        Money total,
        UsageTally usage) {

    /**
     * One position.
     *
     * @param nodeId where the service is used; null, like the next three, for what belongs to no service
     * @param quantity pieces; for usage the number of calls
     * @param unitPrice for a whole billing period or for once; zero for usage, whose prices stand in the derivation
     * @param vatRate in percent
     * @param derivation how the amount came about, as JSON (B4)
     */
    public record Line(
            Long nodeId,
            String nodeName,
            Long serviceId,
            Long chargeId,
            LineKind kind,
            String text,
            Period period,
            BigDecimal quantity,
            BigDecimal unitPrice,
            Money net,
            VatCategory category,
            BigDecimal vatRate,
            String derivation) {}

    /** The tax on the sum of all lines of one rate, rounded once. */
    public record Tax(VatCategory category, BigDecimal rate, Money net, Money vat) {}

    /**
     * The usage records behind the lines.
     *
     * @param window local days whose unbilled records are now billed; what is older came too late
     * @param billed records that went into the lines
     * @param tooLate records rejected because they began before the window
     */
    public record UsageTally(Period window, long billed, long tooLate) {}

    /** The recipient's address as it stood at rating, for the frozen column. */
    public String recipient() {
        PostalAddress to = payer.address();
        return new Json()
                .put("name", to.name())
                .put("street", to.street())
                .put("houseNumber", to.houseNumber())
                .put("postcode", to.postcode())
                .put("town", to.town())
                .put("country", to.country())
                .toString();
    }
}
