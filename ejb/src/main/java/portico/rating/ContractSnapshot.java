package portico.rating;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Period;
import portico.shared.PostalAddress;
import portico.shared.UnitPrice;

/**
 * Everything about one contract that its invoice depends on, read once. Rating sees nothing else, so the same snapshot
 * always becomes the same invoice.
 *
 * @param term when the contract runs; services count inside it only
 * @param billingDay 1 to 28: the day on which its billing periods begin
 * @param cashRounding 0.05 or 0.01, applied to CHF only
 * @param payer who gets the invoice; null where nobody has said so yet (the contract is parked, not guessed)
 * @param usage the unbilled records up to the end of the month's usage; read once and one at a time, so it may be a stream
 * @param carried what earlier invoices left in the customer's favour, zero or negative
 */
public record ContractSnapshot(
        long id,
        String number,
        Period term,
        int billingDay,
        Currency currency,
        String language,
        BigDecimal cashRounding,
        int dueDays,
        Payer payer,
        List<Service> services,
        Iterable<Usage> usage,
        Money carried,
        List<Credit> credits) {

    /** The node that pays, with its path for the rows that belong to it, and where its invoices go (null: not known). */
    public record Payer(
            long nodeId, String name, long operatorId, Long resellerId, Long customerId, PostalAddress address) {}

    /**
     * One service, where it is used and at what prices.
     *
     * @param charges the product's charges; shared between all snapshots of the same currency and language
     * @param ownPrices this service's own price versions by charge id, which go before the list's
     */
    public record Service(
            long id,
            String number,
            String productName,
            long nodeId,
            String nodeName,
            List<Phase> phases,
            List<Charge> charges,
            Map<Long, List<Price>> ownPrices) {}

    /** Days on which a service was booked in some quantity, active or suspended. */
    public record Phase(Period valid, int quantity, boolean active) implements Dated {}

    /**
     * What a product costs, named in the contract's language, with the list prices and tariffs in its currency.
     *
     * @param inAdvance only recurring charges may be; one-off and usage are billed in arrears
     */
    public record Charge(
            long id,
            String code,
            LineKind kind,
            boolean inAdvance,
            VatCategory category,
            String name,
            List<Price> prices,
            Tariffs tariffs) {}

    /** An amount for a whole billing period (or for once), for as long as it is valid. */
    public record Price(long id, Period valid, BigDecimal amount) implements Dated {

        public Price {
            amount = UnitPrice.shortest(amount);
        }
    }

    /**
     * An unrated call.
     *
     * @param localDay the day on which it began in the contract's time zone: it decides the month
     * @param dialled the number called, E.164 with or without the plus
     */
    public record Usage(long serviceId, LocalDate localDay, long seconds, String dialled) {}

    /**
     * What we owe for a promise not kept, at the tax of the days it concerns.
     *
     * @param net negative, before tax
     * @param supplied the days whose tax rate counts
     */
    public record Credit(
            long id, Service service, String text, Money net, VatCategory category, Period supplied, String source) {}
}
