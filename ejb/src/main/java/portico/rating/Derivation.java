package portico.rating;

import java.math.BigDecimal;
import java.util.List;
import portico.shared.Money;
import portico.shared.Period;

/**
 * How a line's amount came about, written by the computation itself and kept with the line (B4). It speaks no language: the
 * sentence is made when somebody asks.
 */
public sealed interface Derivation {

    /** price × quantity × days ÷ days of the full billing period. */
    record Days(BigDecimal price, int quantity, long days, Period full, long priceId, Money net)
            implements Derivation {}

    /** The last part of an unchanged price: the whole for all its days, less the parts before. */
    record Rest(
            BigDecimal price, int quantity, long days, Period full, long priceId, Money whole, Money before, Money net)
            implements Derivation {}

    /** A fixed price, once. */
    record Once(BigDecimal price, int quantity, long priceId, Money net) implements Derivation {}

    /** Calls by destination; the sum is rounded once. */
    record Calls(List<Destination> destinations, Money net) implements Derivation {}

    /**
     * @param seconds charged, increments included
     * @param perMinute with up to six decimals
     */
    record Destination(String prefix, String name, long tariffId, long calls, long seconds, BigDecimal perMinute) {}

    /** What we owe, and the evidence it rests on. */
    record Owed(long creditId, String source, Money net) implements Derivation {}

    /** A balance taken over from earlier invoices (negative) or passed on to the next (positive). */
    record Balance(Money net) implements Derivation {}

    Money net();

    /** Compact JSON, always the same members in the same order. */
    default String json() {
        return DerivationText.write(this);
    }

    /** @throws IllegalArgumentException where the text was not written by {@link #json()} */
    static Derivation read(String json) {
        return DerivationText.read(json);
    }
}
