package portico.rating;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Period;

/** One price and quantity in one billing period, in as many parts as interruptions and tax rates make of it. */
record UnchangedPrice(BigDecimal price, int quantity) {

    /** Days in a row, and the version of the price that says what they cost. */
    record Part(long days, long priceId) {}

    /**
     * The last part is what remains of the whole, so that a customer who adds the parts up arrives at the price he knows.
     */
    List<Derivation> split(List<Part> parts, Period full, Currency currency) {
        Proration proration = new Proration(price.multiply(BigDecimal.valueOf(quantity)), full, currency);
        List<Derivation> split = new ArrayList<>(parts.size());
        long days = 0;
        Money before = Money.zero(currency);
        for (Part part : parts) {
            days += part.days();
            Derivation derivation;
            if (split.isEmpty() || split.size() < parts.size() - 1) {
                derivation = new Derivation.Days(
                        price, quantity, part.days(), full, part.priceId(), proration.over(part.days()));
            } else {
                Money whole = proration.over(days);
                derivation = new Derivation.Rest(
                        price, quantity, part.days(), full, part.priceId(), whole, before, whole.minus(before));
            }
            split.add(derivation);
            before = before.plus(derivation.net());
        }
        return split;
    }
}
