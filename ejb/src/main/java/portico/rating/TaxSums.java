package portico.rating;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import portico.shared.Money;

/**
 * Tax is computed on the sum of all lines of one rate and rounded there, once: rounding it line by line would charge a cent
 * too much or too little. It is never rounded to five centimes.
 */
final class TaxSums {

    private record Key(VatCategory category, BigDecimal rate) {}

    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::category).thenComparing(Key::rate, Comparator.reverseOrder());

    private TaxSums() {}

    static List<InvoiceDraft.Tax> of(List<InvoiceDraft.Line> lines) {
        Map<Key, Money> sums = new TreeMap<>(ORDER);
        for (InvoiceDraft.Line line : lines) {
            if (line.category() != VatCategory.OUTSIDE) {
                sums.merge(new Key(line.category(), line.vatRate()), line.net(), Money::plus);
            }
        }
        List<InvoiceDraft.Tax> taxes = new ArrayList<>(sums.size());
        sums.forEach(
                (key, net) -> taxes.add(new InvoiceDraft.Tax(key.category(), key.rate(), net, tax(net, key.rate()))));
        return List.copyOf(taxes);
    }

    /** HALF_UP to the cent: 239.99 at 8.1 % is 19.44. */
    static Money tax(Money net, BigDecimal percent) {
        return Money.rounded(net.amount().multiply(percent).movePointLeft(2), net.currency());
    }
}
