package portico.rating;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portico.rating.ContractSnapshot.Charge;
import portico.rating.ContractSnapshot.Credit;
import portico.rating.ContractSnapshot.Payer;
import portico.rating.ContractSnapshot.Phase;
import portico.rating.ContractSnapshot.Price;
import portico.rating.ContractSnapshot.Service;
import portico.rating.ContractSnapshot.Usage;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Month;
import portico.shared.Period;
import portico.shared.PostalAddress;

/** Tells of a contract in a test: contract().service(…).from("2026-01-20").monthly("99.00"). */
final class ContractStory {
    static final Creditor CREDITOR = new Creditor(
            new PostalAddress("Muster Telecom AG", "Gasse", "1", "3000", "Bern", "CH"),
            "CH9300762011623852957",
            "CH4431999123000889012");
    private Period term = days("2020-01-01", null);
    private int billingDay = 1;
    private Currency currency = Currency.CHF;
    private String language = "de";
    private Payer payer = payer(new PostalAddress("Muster AG", "Gasse", "2", "3014", "Bern", "CH"));
    private BigDecimal rounding = new BigDecimal("0.05");
    private Money carried;
    private final List<ServiceStory> services = new ArrayList<>();
    private final List<Usage> usage = new ArrayList<>();
    private final List<Credit> credits = new ArrayList<>();
    private long ids = 100;

    /** Made anew each time: a constant would outlive the mutations by which these tests are tested. */
    static VatRates rates() {
        return new VatRates(List.of(
                rate(VatCategory.STANDARD, "2011-01-01", "2018-01-01", "8.0"),
                rate(VatCategory.STANDARD, "2018-01-01", "2024-01-01", "7.7"),
                rate(VatCategory.STANDARD, "2024-01-01", null, "8.1"),
                rate(VatCategory.REDUCED, "2018-01-01", "2024-01-01", "2.5"),
                rate(VatCategory.REDUCED, "2024-01-01", null, "2.6"),
                rate(VatCategory.SPECIAL, "2018-01-01", "2024-01-01", "3.7"),
                rate(VatCategory.SPECIAL, "2024-01-01", null, "3.8"),
                rate(VatCategory.ZERO, "2011-01-01", null, "0"),
                rate(VatCategory.EXPORT, "2011-01-01", null, "0"),
                rate(VatCategory.EXEMPT, "2011-01-01", null, "0")));
    }

    static ContractStory contract() {
        return new ContractStory();
    }

    static Period days(String from, String until) {
        return Period.from(LocalDate.parse(from), until == null ? null : LocalDate.parse(until));
    }

    static Money chf(String amount) {
        return Money.of(amount, Currency.CHF);
    }

    ContractStory running(String from, String until) {
        term = days(from, until);
        return this;
    }

    ContractStory billedOnDay(int day) {
        billingDay = day;
        return this;
    }

    ContractStory in(Currency other) {
        currency = other;
        return this;
    }

    ContractStory speaking(String other) {
        language = other;
        return this;
    }

    ContractStory roundedTo(String step) {
        rounding = new BigDecimal(step);
        return this;
    }

    ContractStory withoutPayer() {
        payer = null;
        return this;
    }

    ContractStory paidFrom(PostalAddress address) {
        payer = payer(address);
        return this;
    }

    ContractStory carrying(String balance) {
        carried = Money.of(balance, currency);
        return this;
    }

    ContractStory owing(String net, String from, String until) {
        credits.add(new Credit(
                ids++,
                services.get(0).told(),
                "Gutschrift",
                Money.of(net, currency),
                VatCategory.STANDARD,
                days(from, until),
                "SLA 2026-09"));
        return this;
    }

    ContractStory call(ServiceStory service, String day, long seconds, String dialled) {
        usage.add(new Usage(service.id, LocalDate.parse(day), seconds, dialled));
        return this;
    }

    ContractStory calls(List<Usage> calls) {
        usage.addAll(calls);
        return this;
    }

    ServiceStory service(String product) {
        ServiceStory service = new ServiceStory(product, ids++);
        services.add(service);
        return service;
    }

    ContractSnapshot told() {
        return new ContractSnapshot(
                7,
                "V-7",
                term,
                billingDay,
                currency,
                language,
                rounding,
                30,
                payer,
                services.stream().map(ServiceStory::told).toList(),
                List.copyOf(usage),
                carried == null ? Money.zero(currency) : carried,
                List.copyOf(credits));
    }

    Outcome ratedIn(String month) {
        return rate(told(), month);
    }

    InvoiceDraft invoiceOf(String month) {
        return ((Outcome.Drafted) ratedIn(month)).invoice();
    }

    String parkedIn(String month) {
        return ((Outcome.Parked) ratedIn(month)).cause();
    }

    static Outcome rate(ContractSnapshot contract, String month) {
        Month billed = Month.parse(month);
        return new Rating(billed, billed.next().firstDay(), rates(), CREDITOR).rate(contract);
    }

    private static Payer payer(PostalAddress address) {
        return new Payer(3, "Muster AG", 1, null, 3L, address);
    }

    private static VatRates.Rate rate(VatCategory category, String from, String until, String percent) {
        return new VatRates.Rate(category, days(from, until), new BigDecimal(percent));
    }

    /** A service and what it costs. */
    final class ServiceStory {
        final long id;
        private final String product;
        private String site = "Bern";
        private final List<Phase> phases = new ArrayList<>();
        private final List<Charge> charges = new ArrayList<>();
        private final Map<Long, List<Price>> own = new HashMap<>();

        private ServiceStory(String product, long id) {
            this.product = product;
            this.id = id;
        }

        ServiceStory at(String name) {
            site = name;
            return this;
        }

        ServiceStory from(String from) {
            return booked(1, from, null);
        }

        ServiceStory booked(int quantity, String from, String until) {
            phases.add(new Phase(days(from, until), quantity, true));
            return this;
        }

        ServiceStory suspended(String from, String until) {
            phases.add(new Phase(days(from, until), 1, false));
            return this;
        }

        ServiceStory monthly(String price) {
            return monthly(true, version(price, "2020-01-01", null));
        }

        ServiceStory monthlyInArrears(String price) {
            return monthly(false, version(price, "2020-01-01", null));
        }

        ServiceStory monthly(boolean inAdvance, Price... versions) {
            return charge(LineKind.RECURRING, inAdvance, VatCategory.STANDARD, List.of(versions), Tariffs.NONE);
        }

        ServiceStory taxed(VatCategory category, String price) {
            List<Price> list = List.of(version(price, "2020-01-01", null));
            return charge(LineKind.RECURRING, true, category, list, Tariffs.NONE);
        }

        ServiceStory once(String price) {
            List<Price> list = List.of(version(price, "2020-01-01", null));
            return charge(LineKind.ONE_OFF, false, VatCategory.STANDARD, list, Tariffs.NONE);
        }

        ServiceStory perMinute(Tariff... tariffs) {
            return charge(LineKind.USAGE, false, VatCategory.STANDARD, List.of(), new Tariffs(List.of(tariffs)));
        }

        ServiceStory own(Price... versions) {
            own.put(charges.get(charges.size() - 1).id(), List.of(versions));
            return this;
        }

        Price version(String price, String from, String until) {
            return new Price(ids++, days(from, until), new BigDecimal(price));
        }

        private ServiceStory charge(
                LineKind kind, boolean inAdvance, VatCategory category, List<Price> prices, Tariffs tariffs) {
            long charge = ids++;
            charges.add(new Charge(charge, "C" + charge, kind, inAdvance, category, "Gebühr", prices, tariffs));
            return this;
        }

        ServiceStory withChargesReversed() {
            Collections.reverse(charges);
            return this;
        }

        ContractStory and() {
            return ContractStory.this;
        }

        private Service told() {
            return new Service(id, "S-" + id, product, 50, site, phases, charges, own);
        }
    }
}
