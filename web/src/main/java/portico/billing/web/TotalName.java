package portico.billing.web;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import portico.billing.RunView;
import portico.shared.MoneyFormat;
import portico.words.web.Words;

/** The name of a control total, taken apart: what is summed, in which currency, at which tax rate. */
record TotalName(String what, String currency, BigDecimal rate) {
    /** As finance reads them: contracts, then sums from the lines up to the total. */
    private static final List<String> ORDER = List.of(
            "due",
            "invoiced",
            "nothing",
            "parked",
            "usage",
            "net.lines",
            "net.RECURRING",
            "net.ONE_OFF",
            "net.USAGE",
            "net.CREDIT",
            "net.CARRIED",
            "net.invoices",
            "vat.rate",
            "vat.invoices",
            "rounding",
            "total");

    /** One currency after the other, each from its lines to its total. */
    static final Comparator<RunView.Total> AS_READ = Comparator.comparing(
            (RunView.Total total) -> of(total.name()),
            Comparator.comparing(TotalName::currencyOrNone)
                    .thenComparing(name -> ORDER.indexOf(name.what()))
                    .thenComparing(name ->
                            name.rate() == null ? BigDecimal.ZERO : name.rate().negate()));

    static TotalName of(String name) {
        for (String sum : new String[] {"net.lines.", "net.invoices.", "vat.invoices.", "rounding.", "total."}) {
            if (name.startsWith(sum)) {
                return new TotalName(sum.substring(0, sum.length() - 1), name.substring(sum.length()), null);
            }
        }
        String[] parts = name.split("\\.", 4);
        if (parts.length == 4) {
            return new TotalName(parts[0] + ".rate", parts[1], new BigDecimal(parts[3]));
        }
        // net.RECURRING.CHF: the sum of one kind of line.
        return parts.length == 3
                ? new TotalName(parts[0] + "." + parts[1], parts[2], null)
                : new TotalName(name, null, null);
    }

    /** A part of the figure above it. */
    boolean inset() {
        return List.of("invoiced", "nothing", "parked").contains(what)
                || what.startsWith("net.") && !what.equals("net.lines") && !what.equals("net.invoices");
    }

    private String currencyOrNone() {
        return currency == null ? "" : currency;
    }

    String say(Words words) {
        return words.say("run.total." + what, currency, rate == null ? null : MoneyFormat.rate(rate));
    }
}
