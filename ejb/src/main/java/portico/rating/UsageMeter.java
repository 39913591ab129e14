package portico.rating;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import portico.rating.ContractSnapshot.Charge;
import portico.rating.ContractSnapshot.Service;
import portico.rating.ContractSnapshot.Usage;
import portico.rating.InvoiceDraft.UsageTally;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Period;
import portico.shared.Refusal;

/**
 * Rates calls one at a time and keeps only sums: charged seconds by destination, for each service, charge, billing period and
 * tax rate. So a customer with a million calls needs no more memory than one with ten.
 */
final class UsageMeter {
    private static final BigDecimal SECONDS = BigDecimal.valueOf(60);

    /** One line to be, of one service: charge, billing period and tax rate. */
    private record Slot(Charge charge, Period period, BigDecimal vatRate) {}

    private static final class Sum {
        private final Tariff tariff;
        private long calls;
        private long seconds;

        private Sum(Tariff tariff) {
            this.tariff = tariff;
        }
    }

    private record Hit(Charge charge, Tariff tariff) {

        /** The longer prefix decides between two charges; between two alike the charge's code, so that the outcome is certain. */
        boolean before(Hit other) {
            int length = tariff.prefix().length() - other.tariff.prefix().length();
            return length > 0 || length == 0 && charge.code().compareTo(other.charge.code()) < 0;
        }
    }

    private final Map<Long, Service> services = new HashMap<>();
    private final Map<VatCategory, Map<LocalDate, Period>> pieces = new EnumMap<>(VatCategory.class);
    private final Map<Long, Map<Slot, Map<Long, Sum>>> slots = new HashMap<>();
    private final Currency currency;
    private final BillingPeriods periods;
    private final Period window;
    private final VatRates vat;
    private long billed;
    private long tooLate;

    UsageMeter(ContractSnapshot contract, Period window, VatRates vat) {
        contract.services().forEach(service -> services.put(service.id(), service));
        this.currency = contract.currency();
        this.periods = new BillingPeriods(contract.billingDay());
        this.window = window;
        this.vat = vat;
    }

    void add(Usage call) {
        LocalDate day = call.localDay();
        if (day.isBefore(window.from())) {
            tooLate++;
        } else if (day.isBefore(window.until())) {
            Hit hit = tariff(call);
            Sum sum = slots.computeIfAbsent(call.serviceId(), id -> new HashMap<>())
                    .computeIfAbsent(slot(hit.charge(), day), slot -> new HashMap<>())
                    .computeIfAbsent(hit.tariff().id(), id -> new Sum(hit.tariff()));
            sum.calls++;
            sum.seconds = Math.addExact(sum.seconds, hit.tariff().charged(call.seconds()));
            billed++;
        }
    }

    UsageTally tally() {
        return new UsageTally(window, billed, tooLate);
    }

    /** The lines of one service and charge, the oldest period first. */
    List<InvoiceDraft.Line> lines(Service service, Charge charge) {
        return slots.getOrDefault(service.id(), Map.of()).entrySet().stream()
                .filter(entry -> entry.getKey().charge().id() == charge.id())
                .sorted(Comparator.comparing(entry -> entry.getKey().period().from()))
                .map(entry -> line(service, entry.getKey(), entry.getValue()))
                .toList();
    }

    private Hit tariff(Usage call) {
        Service service = services.get(call.serviceId());
        if (service == null) {
            throw new Refusal("parked.usage-of-unknown-service", call.serviceId());
        }
        Hit best = null;
        for (Charge charge : service.charges()) {
            Optional<Tariff> found = charge.tariffs().of(call.dialled(), call.localDay());
            if (found.isPresent()) {
                Hit hit = new Hit(charge, found.get());
                best = best == null || hit.before(best) ? hit : best;
            }
        }
        if (best == null) {
            throw new Refusal("parked.no-tariff", service.number(), call.dialled(), call.localDay());
        }
        return best;
    }

    private Slot slot(Charge charge, LocalDate day) {
        Period piece = pieces.computeIfAbsent(charge.category(), category -> new HashMap<>())
                .computeIfAbsent(day, start -> piece(charge.category(), start));
        return new Slot(charge, piece, vat.on(day, charge.category()));
    }

    private Period piece(VatCategory category, LocalDate day) {
        return new Timeline(periods.containing(day))
                .changes(vat.of(category)).pieces().stream()
                        .filter(days -> days.contains(day))
                        .findFirst()
                        .orElseThrow();
    }

    private InvoiceDraft.Line line(Service service, Slot slot, Map<Long, Sum> sums) {
        Map<String, Derivation.Destination> sorted = new TreeMap<>();
        BigDecimal sixtieths = BigDecimal.ZERO;
        long calls = 0;
        for (Sum sum : sums.values()) {
            Tariff tariff = sum.tariff;
            sixtieths = sixtieths.add(tariff.perMinute().multiply(BigDecimal.valueOf(sum.seconds)));
            calls += sum.calls;
            sorted.put(
                    tariff.prefix() + " " + tariff.id(),
                    new Derivation.Destination(
                            tariff.prefix(), tariff.name(), tariff.id(), sum.calls, sum.seconds, tariff.perMinute()));
        }
        // Divided once, at the end: a call's own price has no last decimal.
        Money net = Money.of(sixtieths.divide(SECONDS, 2, RoundingMode.HALF_UP), currency);
        return ServiceLine.of(
                service,
                slot.charge(),
                slot.period(),
                BigDecimal.valueOf(calls),
                BigDecimal.ZERO,
                slot.vatRate(),
                new Derivation.Calls(new ArrayList<>(sorted.values()), net));
    }
}
