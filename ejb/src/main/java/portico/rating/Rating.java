package portico.rating;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import portico.rating.ContractSnapshot.Charge;
import portico.rating.ContractSnapshot.Credit;
import portico.rating.ContractSnapshot.Service;
import portico.rating.InvoiceDraft.Line;
import portico.rating.InvoiceDraft.Tax;
import portico.shared.Money;
import portico.shared.Month;
import portico.shared.Period;
import portico.shared.Refusal;

/**
 * Turns a contract into its invoice for a month. The same contract always becomes the same invoice: nothing is asked but what
 * is handed in, and in whatever order it is handed in.
 */
public final class Rating {
    private static final Comparator<Service> AS_PRINTED = Comparator.comparing(Service::nodeName)
            .thenComparing(Service::nodeId)
            .thenComparing(Service::number);
    private static final Comparator<Charge> CHARGES_AS_PRINTED =
            Comparator.comparing(Charge::kind).thenComparing(Charge::code);

    private final Month month;
    private final LocalDate invoiceDate;
    private final VatRates vat;
    private final Payability payability;

    public Rating(Month month, LocalDate invoiceDate, VatRates vat, Creditor creditor) {
        this.month = month;
        this.invoiceDate = invoiceDate;
        this.vat = vat;
        this.payability = new Payability(creditor);
    }

    public Outcome rate(ContractSnapshot contract) {
        try {
            UsageMeter meter = new UsageMeter(contract, UsageWindow.of(contract.billingDay(), month), vat);
            contract.usage().forEach(meter::add);
            List<Line> lines = lines(contract, meter);
            if (lines.stream().allMatch(line -> line.net().isZero())) {
                return new Outcome.NothingToBill();
            }
            payability.check(contract);
            AmountLimit.check(contract, lines);
            return new Outcome.Drafted(draft(contract, lines, meter));
        } catch (Refusal cause) {
            return new Outcome.Parked(
                    cause.key(),
                    cause.arguments().stream().map(Object::toString).toList());
        } catch (ArithmeticException beyondAllMoney) {
            return new Outcome.Parked(AmountLimit.EXCEEDED, List.of(contract.number()));
        }
    }

    private List<Line> lines(ContractSnapshot contract, UsageMeter meter) {
        List<Line> lines = new ArrayList<>();
        BillingPeriods periods = new BillingPeriods(contract.billingDay());
        for (Service service : contract.services().stream().sorted(AS_PRINTED).toList()) {
            ServiceHistory history = new ServiceHistory(service, contract.term());
            for (Charge charge :
                    service.charges().stream().sorted(CHARGES_AS_PRINTED).toList()) {
                Period period = charge.inAdvance() ? periods.advance(month) : periods.arrears(month);
                lines.addAll(
                        switch (charge.kind()) {
                            case RECURRING -> new Recurring(history, charge, vat, contract.currency()).lines(period);
                            case ONE_OFF -> new OneOff(history, charge, vat, contract.currency()).lines(period);
                            case USAGE -> meter.lines(service, charge);
                            case CREDIT, CARRIED -> throw new IllegalArgumentException("No charge is " + charge.kind());
                        });
            }
        }
        contract.credits().stream()
                .sorted(Comparator.comparing(Credit::id))
                .forEach(credit -> lines.add(credit(credit)));
        return lines;
    }

    private Line credit(Credit credit) {
        Service service = credit.service();
        return new Line(
                service.nodeId(),
                service.nodeName(),
                service.id(),
                null,
                LineKind.CREDIT,
                credit.text(),
                credit.supplied(),
                BigDecimal.ONE,
                credit.net().amount(),
                credit.net(),
                credit.category(),
                vat.on(credit.supplied().from(), credit.category()),
                new Derivation.Owed(credit.id(), credit.source(), credit.net()).json());
    }

    private InvoiceDraft draft(ContractSnapshot contract, List<Line> lines, UsageMeter meter) {
        Period period = month.period();
        if (!contract.carried().isZero()) {
            lines.add(Carried.in(contract.carried(), period, contract.language()));
        }
        List<Tax> taxes = TaxSums.of(lines);
        Money zero = Money.zero(contract.currency());
        Money tax = taxes.stream().map(Tax::vat).reduce(zero, Money::plus);
        Money net = lines.stream().map(Line::net).reduce(zero, Money::plus);
        Money rounding = zero;
        if (net.plus(tax).isNegative()) {
            Line passedOn = Carried.out(net.plus(tax), period, contract.language());
            lines.add(passedOn);
            net = net.plus(passedOn.net());
        } else {
            rounding = CashRounding.of(net.plus(tax), contract.cashRounding());
        }
        return new InvoiceDraft(
                contract.id(),
                contract.payer(),
                month,
                invoiceDate,
                invoiceDate.plusDays(contract.dueDays()),
                contract.currency(),
                contract.language(),
                List.copyOf(lines),
                taxes,
                net,
                tax,
                rounding,
                net.plus(tax).plus(rounding),
                meter.tally());
    }
}
