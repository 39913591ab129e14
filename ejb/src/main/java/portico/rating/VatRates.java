package portico.rating;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import portico.shared.Period;
import portico.shared.Refusal;

/** The tax rates by day. The day of the supply decides, not the day of the invoice (Swiss VAT law art. 115). */
public final class VatRates {

    /** One rate in percent while it is valid. */
    public record Rate(VatCategory category, Period valid, BigDecimal percent) implements Dated {}

    private final Map<VatCategory, List<Rate>> byCategory = new EnumMap<>(VatCategory.class);

    public VatRates(List<Rate> rates) {
        for (VatCategory category : VatCategory.values()) {
            byCategory.put(
                    category,
                    rates.stream().filter(rate -> rate.category() == category).toList());
        }
    }

    /** @throws Refusal parked.no-vat-rate where none is known for that day */
    BigDecimal on(LocalDate day, VatCategory category) {
        return Dated.on(day, byCategory.get(category))
                .map(Rate::percent)
                .orElseThrow(() -> new Refusal("parked.no-vat-rate", category.name(), day));
    }

    /** The rates of a category: a line must be split where one gives way to the next. */
    List<Rate> of(VatCategory category) {
        return byCategory.get(category);
    }
}
