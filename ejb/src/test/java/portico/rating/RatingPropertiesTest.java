package portico.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.rating.ContractStory.days;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import portico.rating.ContractSnapshot.Charge;
import portico.rating.ContractSnapshot.Credit;
import portico.rating.ContractSnapshot.Phase;
import portico.rating.ContractSnapshot.Price;
import portico.rating.ContractSnapshot.Service;
import portico.rating.ContractSnapshot.Usage;
import portico.rating.InvoiceDraft.Line;
import portico.rating.InvoiceDraft.Tax;
import portico.shared.Currency;
import portico.shared.Dice;
import portico.shared.ForAll;
import portico.shared.Money;
import portico.shared.Month;
import portico.shared.Period;
import portico.shared.PostalAddress;

/** What holds for every contract, however wild. */
class RatingPropertiesTest {

    @Test
    void the_same_contract_becomes_the_same_invoice_in_whatever_order_it_was_read() {
        ForAll.cases(300, dice -> {
            ContractSnapshot contract = contract(dice);
            String month = dice.month().toString();
            Outcome outcome = ContractStory.rate(contract, month);
            assertEquals(outcome, ContractStory.rate(contract, month));
            assertEquals(outcome, ContractStory.rate(shuffled(contract, dice), month));
        });
    }

    @Test
    void every_invoice_adds_up() {
        ForAll.cases(
                500,
                dice -> drafted(dice, invoice -> {
                    Money zero = Money.zero(invoice.currency());
                    Money lines = invoice.lines().stream().map(Line::net).reduce(zero, Money::plus);
                    Money taxes = invoice.taxes().stream().map(Tax::vat).reduce(zero, Money::plus);
                    assertEquals(lines, invoice.net());
                    assertEquals(taxes, invoice.vat());
                    assertEquals(invoice.net().plus(invoice.vat()).plus(invoice.rounding()), invoice.total());
                    assertFalse(invoice.total().isNegative());
                    assertTrue(Math.abs(invoice.rounding().cents()) <= 2);
                    assertEquals(0, invoice.total().cents() % (invoice.currency() == Currency.CHF ? 5 : 1));
                }));
    }

    @Test
    void the_tax_of_each_rate_is_that_of_the_sum_of_its_lines() {
        ForAll.cases(
                500,
                dice -> drafted(dice, invoice -> {
                    Map<String, Money> sums = invoice.lines().stream()
                            .filter(line -> line.category() != VatCategory.OUTSIDE)
                            .collect(Collectors.toMap(
                                    line -> line.category() + " " + line.vatRate(), Line::net, Money::plus));
                    assertEquals(
                            sums,
                            invoice.taxes().stream()
                                    .collect(Collectors.toMap(tax -> tax.category() + " " + tax.rate(), Tax::net)));
                    for (Tax tax : invoice.taxes()) {
                        BigDecimal exact =
                                tax.net().amount().multiply(tax.rate()).movePointLeft(2);
                        assertTrue(exact.subtract(tax.vat().amount()).abs().compareTo(new BigDecimal("0.005")) <= 0);
                    }
                }));
    }

    @Test
    void every_line_lies_in_one_tax_rate_and_no_recurring_charge_is_billed_twice_for_a_day() {
        ForAll.cases(
                500,
                dice -> drafted(dice, invoice -> {
                    for (Line line : invoice.lines()) {
                        assertEquals(
                                line.net(), Derivation.read(line.derivation()).net());
                        if (line.kind() == LineKind.RECURRING || line.kind() == LineKind.USAGE) {
                            assertFalse(line.period().isEmpty());
                            LocalDate last = line.period().until().minusDays(1);
                            assertEquals(
                                    line.vatRate(),
                                    ContractStory.rates().on(line.period().from(), line.category()));
                            assertEquals(line.vatRate(), ContractStory.rates().on(last, line.category()));
                        }
                    }
                    List<Line> recurring = invoice.lines().stream()
                            .filter(line -> line.kind() == LineKind.RECURRING)
                            .toList();
                    for (Line one : recurring) {
                        for (Line other : recurring) {
                            boolean same = one != other
                                    && one.serviceId().equals(other.serviceId())
                                    && one.chargeId().equals(other.chargeId());
                            assertFalse(same
                                    && one.period().intersect(other.period()).isPresent());
                        }
                    }
                }));
    }

    @Test
    void a_charge_without_changes_costs_its_price_in_every_month_of_its_life() {
        ForAll.cases(300, dice -> {
            BigDecimal price = dice.price();
            Price version = new Price(1, days("2020-01-01", null), price);
            Phase phase = new Phase(days("2020-01-01", null), 1, true);
            Charge charge = new Charge(
                    1,
                    "C",
                    LineKind.RECURRING,
                    dice.oneIn(2),
                    VatCategory.STANDARD,
                    "Gebühr",
                    List.of(version),
                    Tariffs.NONE);
            Service service = new Service(1, "S", "Internet", 1, "Bern", List.of(phase), List.of(charge), Map.of());
            ContractSnapshot contract =
                    snapshot(dice, days("2020-01-01", null), List.of(service), List.of(), List.of());
            Outcome outcome = ContractStory.rate(contract, dice.month().toString());
            if (outcome instanceof Outcome.Drafted drafted) {
                Money sum = drafted.invoice().lines().stream()
                        .filter(line -> line.kind() == LineKind.RECURRING)
                        .map(Line::net)
                        .reduce(Money.zero(contract.currency()), Money::plus);
                assertEquals(Money.of(price, contract.currency()), sum);
            } else {
                assertEquals(0, price.signum());
            }
        });
    }

    @Test
    void a_years_calls_are_each_billed_exactly_once_by_consecutive_months() {
        ForAll.cases(100, dice -> {
            ContractSnapshot contract = contract(dice);
            List<Usage> left = new ArrayList<>();
            contract.usage().forEach(left::add);
            int all = left.size();
            long billed = 0;
            for (Month month = new Month(2023, 8); month.compareTo(new Month(2024, 10)) < 0; month = month.next()) {
                Period window = UsageWindow.of(contract.billingDay(), month);
                UsageMeter meter = new UsageMeter(contract, window, ContractStory.rates());
                left.forEach(meter::add);
                billed += meter.tally().billed();
                left.removeIf(call -> window.contains(call.localDay()));
                assertEquals(0, meter.tally().tooLate());
            }
            assertEquals(all, billed);
        });
    }

    private static void drafted(Dice dice, Consumer<InvoiceDraft> property) {
        if (ContractStory.rate(contract(dice), dice.month().toString()) instanceof Outcome.Drafted drafted) {
            property.accept(drafted.invoice());
        }
    }

    private static ContractSnapshot contract(Dice dice) {
        List<Service> services = several(dice, 4, i -> service(dice, i));
        List<Usage> usage = services.isEmpty()
                ? List.of()
                : several(
                        dice,
                        30,
                        i -> new Usage(
                                dice.between(1, services.size()),
                                dice.day(),
                                dice.between(0, 4000),
                                dice.oneOf("41791234567", "41315550140", "49301234567", "+41800")));
        List<Credit> credits = services.isEmpty() || !dice.oneIn(3)
                ? List.of()
                : several(
                        dice,
                        2,
                        i -> new Credit(
                                i,
                                services.get(0),
                                "Gutschrift",
                                new Money(-dice.between(1, 20_000), Currency.CHF),
                                VatCategory.STANDARD,
                                new Month(2023, 12).period(),
                                "SLA"));
        LocalDate start = dice.day().minusDays(dice.oneIn(3) ? 30 : 300);
        Period term = new Period(start, start.plusDays(dice.oneIn(3) ? dice.between(0, 300) : 2000));
        return snapshot(dice, term, services, usage, credits);
    }

    private static ContractSnapshot snapshot(
            Dice dice, Period term, List<Service> services, List<Usage> usage, List<Credit> credits) {
        Currency currency = credits.isEmpty() ? dice.oneOf(Currency.values()) : Currency.CHF;
        PostalAddress address = new PostalAddress("Muster AG", "Gasse", "2", "3014", "Bern", "CH");
        return new ContractSnapshot(
                1,
                "V-1",
                term,
                dice.between(1, 28),
                currency,
                dice.oneOf("de", "fr", "it", "en"),
                new BigDecimal("0.05"),
                30,
                new ContractSnapshot.Payer(3, "Muster AG", 1, null, 3L, address),
                services,
                usage,
                new Money(dice.oneIn(4) ? -dice.between(1, 10_000) : 0, currency),
                credits);
    }

    private static Service service(Dice dice, int id) {
        List<Phase> phases = new ArrayList<>();
        LocalDate from = LocalDate.of(2023, 8, 1).plusDays(dice.between(0, 150));
        for (int i = 0; i < dice.between(1, 4); i++) {
            LocalDate until = from.plusDays(dice.oneIn(3) ? dice.between(0, 20) : dice.between(20, 150));
            phases.add(new Phase(new Period(from, until), dice.between(1, 5), !dice.oneIn(4)));
            from = until.plusDays(dice.oneIn(3) ? dice.between(1, 9) : 0);
        }
        List<Charge> charges = several(dice, 5, i -> charge(dice, id * 10L + i));
        List<Charge> all = new ArrayList<>(charges);
        Tariffs tariffs = new Tariffs(
                List.of(tariff(1, "", "0.95", 60), tariff(2, "41", "0.07", 1), tariff(3, "4179", "0.123457", 1)));
        all.add(new Charge(
                id * 10L, "U", LineKind.USAGE, false, VatCategory.STANDARD, "Gespräche", List.of(), tariffs));
        LocalDate day = dice.day();
        Map<Long, List<Price>> own = dice.oneIn(2) || charges.isEmpty()
                ? Map.of()
                : Map.of(
                        charges.get(0).id(),
                        List.of(new Price(id, new Period(day, day.plusDays(dice.between(0, 50))), dice.price())));
        return new Service(id, "S-" + id, "Produkt", dice.between(1, 3), dice.oneOf("Bern", "Thun"), phases, all, own);
    }

    private static Charge charge(Dice dice, long id) {
        LocalDate change = dice.day();
        List<Price> prices = List.of(
                new Price(id * 10, new Period(LocalDate.of(2020, 1, 1), change), dice.price()),
                new Price(id * 10 + 1, new Period(change, LocalDate.MAX), dice.price()));
        return new Charge(
                id,
                "C" + id,
                dice.oneOf(LineKind.RECURRING, LineKind.RECURRING, LineKind.ONE_OFF),
                dice.oneIn(2),
                dice.oneOf(VatCategory.STANDARD, VatCategory.REDUCED, VatCategory.EXPORT),
                "Gebühr",
                prices,
                Tariffs.NONE);
    }

    private static Tariff tariff(long id, String prefix, String perMinute, int next) {
        return new Tariff(id, prefix, prefix, days("2020-01-01", null), new BigDecimal(perMinute), 60, next);
    }

    private static ContractSnapshot shuffled(ContractSnapshot c, Dice dice) {
        List<Service> services = c.services().stream()
                .map(s -> new Service(
                        s.id(),
                        s.number(),
                        s.productName(),
                        s.nodeId(),
                        s.nodeName(),
                        dice.shuffled(s.phases()),
                        dice.shuffled(s.charges()).stream()
                                .map(charge -> new Charge(
                                        charge.id(),
                                        charge.code(),
                                        charge.kind(),
                                        charge.inAdvance(),
                                        charge.category(),
                                        charge.name(),
                                        dice.shuffled(charge.prices()),
                                        charge.tariffs()))
                                .toList(),
                        s.ownPrices()))
                .toList();
        List<Usage> usage = new ArrayList<>();
        c.usage().forEach(usage::add);
        return new ContractSnapshot(
                c.id(),
                c.number(),
                c.term(),
                c.billingDay(),
                c.currency(),
                c.language(),
                c.cashRounding(),
                c.dueDays(),
                c.payer(),
                dice.shuffled(services),
                dice.shuffled(usage),
                c.carried(),
                dice.shuffled(c.credits()));
    }

    private static <T> List<T> several(Dice dice, int most, Function<Integer, T> one) {
        List<T> list = new ArrayList<>();
        int count = dice.between(0, most);
        for (int i = 1; i <= count; i++) {
            list.add(one.apply(i));
        }
        return list;
    }
}
