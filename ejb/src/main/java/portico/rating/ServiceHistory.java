package portico.rating;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import portico.rating.ContractSnapshot.Charge;
import portico.rating.ContractSnapshot.Phase;
import portico.rating.ContractSnapshot.Price;
import portico.rating.ContractSnapshot.Service;
import portico.shared.Period;
import portico.shared.Refusal;

/** What held for a service on a given day: its quantity, and the price of a charge. Only days of the contract count. */
record ServiceHistory(Service service, Period term) {

    /** The quantity booked; none on days before, after or between the phases, while suspended, or outside the contract. */
    Optional<Integer> quantityOn(LocalDate day) {
        if (!term.contains(day)) {
            return Optional.empty();
        }
        return Dated.on(day, service.phases()).filter(Phase::active).map(Phase::quantity);
    }

    /** The first active day: the day of the one-off charges. */
    Optional<LocalDate> start() {
        return service.phases().stream()
                .filter(Phase::active)
                .flatMap(phase -> phase.valid().intersect(term).stream())
                .map(Period::from)
                .min(LocalDate::compareTo);
    }

    /**
     * The service's own price, else the list's.
     *
     * @throws Refusal parked.no-price where neither is valid that day: a service is never given away by an omission
     */
    Price priceOn(LocalDate day, Charge charge) {
        return Dated.on(day, ownPrices(charge))
                .or(() -> Dated.on(day, charge.prices()))
                .orElseThrow(() -> new Refusal("parked.no-price", service.number(), charge.code(), day));
    }

    /** The pieces of a period in which quantity and price stay the same. */
    Timeline timeline(Period period, Charge charge) {
        return new Timeline(period)
                .change(term)
                .changes(service.phases())
                .changes(ownPrices(charge))
                .changes(charge.prices());
    }

    private List<Price> ownPrices(Charge charge) {
        return service.ownPrices().getOrDefault(charge.id(), List.of());
    }
}
