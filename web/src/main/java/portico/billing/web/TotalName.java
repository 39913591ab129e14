package portico.billing.web;

import java.math.BigDecimal;
import portico.shared.MoneyFormat;
import portico.words.web.Words;

/** The name of a control total, taken apart: what is summed, in which currency, at which tax rate. */
record TotalName(String what, String currency, BigDecimal rate) {

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

    String say(Words words) {
        return words.say("run.total." + what, currency, rate == null ? null : MoneyFormat.rate(rate));
    }
}
