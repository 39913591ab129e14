package portico.rating;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import portico.rating.ContractSnapshot.Charge;
import portico.rating.ContractSnapshot.Price;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Period;

/** A charge that is due once, when the service starts, and never for part of it. */
record OneOff(ServiceHistory history, Charge charge, VatRates vat, Currency currency) {

    /** A line if the service's first active day lies in that period. */
    List<InvoiceDraft.Line> lines(Period period) {
        Optional<LocalDate> start = history.start().filter(period::contains);
        return start.map(this::line).map(List::of).orElse(List.of());
    }

    private InvoiceDraft.Line line(LocalDate start) {
        int quantity = history.quantityOn(start).orElseThrow();
        Price price = history.priceOn(start, charge);
        Money net = Money.rounded(price.amount().multiply(BigDecimal.valueOf(quantity)), currency);
        return ServiceLine.of(
                history.service(),
                charge,
                new Period(start, start.plusDays(1)),
                BigDecimal.valueOf(quantity),
                price.amount(),
                vat.on(start, charge.category()),
                new Derivation.Once(price.amount(), quantity, price.id(), net));
    }
}
