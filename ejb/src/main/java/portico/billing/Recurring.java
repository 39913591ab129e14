package portico.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import portico.billing.ContractSnapshot.Charge;
import portico.billing.ContractSnapshot.Price;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Period;

/**
 * A monthly charge in one billing period: one line, or several where the quantity, the price or the tax rate changes in it or
 * the service is interrupted.
 */
final class Recurring {

    /** Days in a row on which nothing changes. */
    private record Part(Period days, int quantity, Price price, BigDecimal vatRate) {

        boolean continuedBy(Part next) {
            return days.until().equals(next.days.from())
                    && basis().equals(next.basis())
                    && vatRate.compareTo(next.vatRate) == 0;
        }

        Part with(Part next) {
            return new Part(new Period(days.from(), next.days.until()), quantity, price, vatRate);
        }

        /** Parts of the same basis are parts of one unchanged price. */
        Basis basis() {
            return new Basis(price.amount().stripTrailingZeros(), quantity);
        }
    }

    private record Basis(BigDecimal price, int quantity) {}

    private final ServiceHistory history;
    private final Charge charge;
    private final VatRates vat;
    private final Currency currency;

    Recurring(ServiceHistory history, Charge charge, VatRates vat, Currency currency) {
        this.history = history;
        this.charge = charge;
        this.vat = vat;
        this.currency = currency;
    }

    List<InvoiceDraft.Line> lines(Period full) {
        List<Part> parts = parts(full);
        Map<Basis, List<Part>> byBasis = new LinkedHashMap<>();
        parts.forEach(part -> byBasis.computeIfAbsent(part.basis(), basis -> new ArrayList<>(1))
                .add(part));
        Map<Part, InvoiceDraft.Line> lines = new LinkedHashMap<>();
        parts.forEach(part -> lines.put(part, null));
        byBasis.forEach((basis, same) -> price(basis, same, full, lines));
        return List.copyOf(lines.values());
    }

    private List<Part> parts(Period full) {
        Timeline timeline = history.timeline(full, charge);
        vat.of(charge.category()).forEach(rate -> timeline.change(rate.valid()));
        List<Part> parts = new ArrayList<>(1);
        for (Period piece : timeline.pieces()) {
            Optional<Integer> quantity = history.quantityOn(piece.from());
            if (quantity.isPresent()) {
                Part part = new Part(
                        piece,
                        quantity.get(),
                        history.priceOn(piece.from(), charge),
                        vat.on(piece.from(), charge.category()));
                int last = parts.size() - 1;
                if (last >= 0 && parts.get(last).continuedBy(part)) {
                    parts.set(last, parts.get(last).with(part));
                } else {
                    parts.add(part);
                }
            }
        }
        return parts;
    }

    private void price(Basis basis, List<Part> same, Period full, Map<Part, InvoiceDraft.Line> lines) {
        BigDecimal price = basis.price().multiply(BigDecimal.valueOf(basis.quantity()));
        Proration proration = new Proration(price, full, currency);
        List<Long> days = same.stream().map(part -> part.days().days()).toList();
        List<Money> nets = proration.parts(days);
        Money whole = proration.over(days.stream().mapToLong(Long::longValue).sum());
        Money before = Money.zero(currency);
        for (int i = 0; i < same.size(); i++) {
            Part part = same.get(i);
            Money net = nets.get(i);
            boolean rest = i > 0 && i == same.size() - 1;
            Derivation derivation = rest
                    ? new Derivation.Rest(
                            part.price().amount(),
                            part.quantity(),
                            days.get(i),
                            full,
                            part.price().id(),
                            whole,
                            before,
                            net)
                    : new Derivation.Days(
                            part.price().amount(),
                            part.quantity(),
                            days.get(i),
                            full,
                            part.price().id(),
                            net);
            lines.put(part, line(part, net, derivation));
            before = before.plus(net);
        }
    }

    private InvoiceDraft.Line line(Part part, Money net, Derivation derivation) {
        return ServiceLine.of(
                history.service(),
                charge,
                part.days(),
                BigDecimal.valueOf(part.quantity()),
                part.price().amount(),
                part.vatRate(),
                derivation);
    }
}
