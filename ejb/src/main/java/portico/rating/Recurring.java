package portico.rating;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import portico.rating.ContractSnapshot.Charge;
import portico.rating.ContractSnapshot.Price;
import portico.shared.Currency;
import portico.shared.Period;

/**
 * A monthly charge in one billing period: one line, or several where the quantity, the price or the tax rate changes in it or
 * the service is interrupted.
 */
record Recurring(ServiceHistory history, Charge charge, VatRates vat, Currency currency) {

    /** Days in a row on which nothing changes. */
    private record Stretch(Period days, UnchangedPrice basis, long priceId, BigDecimal vatRate) {

        boolean continuedBy(Stretch next) {
            return days.until().equals(next.days.from())
                    && basis.equals(next.basis)
                    && vatRate.compareTo(next.vatRate) == 0;
        }

        Stretch with(Stretch next) {
            return new Stretch(new Period(days.from(), next.days.until()), basis, priceId, vatRate);
        }

        UnchangedPrice.Part part() {
            return new UnchangedPrice.Part(days.days(), priceId);
        }
    }

    List<InvoiceDraft.Line> lines(Period full) {
        List<Stretch> stretches = stretches(full);
        Map<UnchangedPrice, List<UnchangedPrice.Part>> parts = new HashMap<>();
        for (Stretch stretch : stretches) {
            parts.computeIfAbsent(stretch.basis(), basis -> new ArrayList<>(1)).add(stretch.part());
        }
        Map<UnchangedPrice, Iterator<Derivation>> derived = new HashMap<>();
        parts.forEach((basis, same) ->
                derived.put(basis, basis.split(same, full, currency).iterator()));
        List<InvoiceDraft.Line> lines = new ArrayList<>(stretches.size());
        for (Stretch stretch : stretches) {
            lines.add(line(stretch, derived.get(stretch.basis()).next()));
        }
        return lines;
    }

    private List<Stretch> stretches(Period full) {
        List<Stretch> stretches = new ArrayList<>(1);
        Timeline timeline = history.timeline(full, charge).changes(vat.of(charge.category()));
        for (Period piece : timeline.pieces()) {
            history.quantityOn(piece.from()).ifPresent(quantity -> append(stretches, stretch(piece, quantity)));
        }
        return stretches;
    }

    private Stretch stretch(Period piece, int quantity) {
        Price price = history.priceOn(piece.from(), charge);
        return new Stretch(
                piece,
                new UnchangedPrice(price.amount(), quantity),
                price.id(),
                vat.on(piece.from(), charge.category()));
    }

    private static void append(List<Stretch> stretches, Stretch next) {
        int last = stretches.size() - 1;
        if (last >= 0 && stretches.get(last).continuedBy(next)) {
            stretches.set(last, stretches.get(last).with(next));
        } else {
            stretches.add(next);
        }
    }

    private InvoiceDraft.Line line(Stretch stretch, Derivation derivation) {
        return ServiceLine.of(
                history.service(),
                charge,
                stretch.days(),
                BigDecimal.valueOf(stretch.basis().quantity()),
                stretch.basis().price(),
                stretch.vatRate(),
                derivation);
    }
}
