package portico.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.codecrete.qrbill.generator.Payments;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Month;
import portico.shared.Period;
import portico.shared.PostalAddress;

/** Invoices to look at: Brunnmatt Telecom bills Aarebogen Logistik for October 2026. */
final class SampleInvoice {
    static final PostalAddress ISSUER =
            new PostalAddress("Brunnmatt Telecom AG", "Brunnmattstrasse", "12", "3007", "Bern", "CH");
    static final PostalAddress AAREBOGEN =
            new PostalAddress("Aarebogen Logistik AG", "Wankdorffeldstrasse", "88", "3014", "Bern", "CH");
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final Period MONTH = new Period(OCTOBER, LocalDate.of(2026, 11, 1));
    private static final List<String> SITES =
            List.of("Bern Wankdorf", "Thun Lager", "Spiez Werkhof", "Biel Umschlag", "Langenthal Depot", "Olten Büro");

    private String language = "de";
    private Currency currency = Currency.CHF;
    private PostalAddress recipient = AAREBOGEN;
    private String order = "PO 4711 / Zürich";
    private List<InvoiceDocument.Line> lines = new ArrayList<>();

    static SampleInvoice october() {
        SampleInvoice sample = new SampleInvoice();
        sample.line("Bern Wankdorf", "S-300001", "Business Internet 1000", MONTH, 1, "289.00", "289.00");
        sample.line("Thun Lager", "S-300002", "Business Internet 500", MONTH, 1, "189.00", "189.00");
        Period late = new Period(LocalDate.of(2026, 10, 12), LocalDate.of(2026, 11, 1));
        sample.line("Spiez Werkhof", "S-300003", "Business Internet 500", late, 1, "189.00", "121.94");
        sample.line(
                "Spiez Werkhof",
                "S-300003",
                "Einrichtung",
                new Period(late.from(), late.from().plusDays(1)),
                1,
                "90.00",
                "90.00");
        sample.line("Aarebogen Logistik AG", "S-300010", "Standortvernetzung", MONTH, 1, "180.00", "180.00");
        sample.line(
                "Aarebogen Logistik AG",
                "S-300011 · Hauptnummer 031 555 02 00",
                "Virtual PBX, Teilnehmer",
                MONTH,
                42,
                "14.50",
                "609.00");
        sample.line(
                "Aarebogen Logistik AG",
                "S-300011 · Hauptnummer 031 555 02 00",
                "Gespräche, 1’284 Verbindungen",
                MONTH,
                0,
                null,
                "137.48");
        Period september = new Period(LocalDate.of(2026, 9, 1), OCTOBER);
        sample.line("Biel Umschlag", "S-300004", "SLA-Gutschrift September 2026", september, 1, "-14.45", "-14.45");
        return sample;
    }

    /** As many lines as wanted, over the six sites. */
    static SampleInvoice ofLines(int count) {
        SampleInvoice sample = new SampleInvoice();
        for (int i = 0; i < count; i++) {
            String site = SITES.get(i * SITES.size() / count);
            String price = i % 7 == 3 ? "0.012345" : (19 + i % 11) + ".90";
            BigDecimal net = new BigDecimal(price)
                    .multiply(BigDecimal.valueOf(1 + i % 3))
                    .setScale(2, RoundingMode.HALF_UP);
            sample.line(
                    site, "S-" + (300001 + i / 2), "Business Line " + (i + 1), MONTH, 1 + i % 3, price, net.toString());
        }
        return sample;
    }

    SampleInvoice in(String wanted) {
        language = wanted;
        return this;
    }

    SampleInvoice in(Currency wanted) {
        currency = wanted;
        return this;
    }

    SampleInvoice to(PostalAddress wanted) {
        recipient = wanted;
        return this;
    }

    SampleInvoice line(
            String site, String service, String text, Period period, int quantity, String price, String net) {
        lines.add(new InvoiceDocument.Line(
                site,
                service,
                text,
                period,
                quantity == 0 ? null : BigDecimal.valueOf(quantity),
                price == null ? null : new BigDecimal(price),
                Money.of(net, Currency.CHF),
                new BigDecimal("8.10")));
        return this;
    }

    InvoiceDocument document() {
        List<InvoiceDocument.Line> inCurrency = lines.stream()
                .map(line -> new InvoiceDocument.Line(
                        line.site(),
                        line.service(),
                        line.text(),
                        line.period(),
                        line.quantity(),
                        line.unitPrice(),
                        new Money(line.net().cents(), currency),
                        line.vatRate()))
                .toList();
        Money net = inCurrency.stream().map(InvoiceDocument.Line::net).reduce(Money.zero(currency), Money::plus);
        Money tax = Money.rounded(net.amount().multiply(new BigDecimal("0.081")), currency);
        Money exact = net.plus(tax);
        Money total = currency == Currency.CHF ? new Money(Math.round(exact.cents() / 5.0) * 5, currency) : exact;
        return new InvoiceDocument(
                language,
                "BT-R-2026-004182",
                new Month(2026, 10),
                LocalDate.of(2026, 10, 31),
                LocalDate.of(2026, 11, 30),
                new InvoiceDocument.Issuer(
                        ISSUER,
                        "CHE-123.456.788 MWST",
                        "CH9300762011623852957",
                        "CH4431999123000889012",
                        "brunnmatt.example"),
                recipient,
                "K-10001",
                "V-20418",
                order,
                inCurrency,
                List.of(new InvoiceDocument.Vat("STANDARD", new BigDecimal("8.10"), net, tax)),
                net,
                total.minus(exact),
                total,
                currency == Currency.CHF
                        ? Payments.createQRReference("204180202600004182")
                        : Payments.createISO11649Reference("BT2026004182"));
    }
}
