package portico.rating;

import java.math.BigDecimal;
import portico.shared.Money;
import portico.shared.Period;

/**
 * A balance in the customer's favour moves from one invoice to the next as a line on both: out with a plus, in with a minus.
 * So each invoice ends at zero or above, and what is still owed is minus the sum of all these lines.
 */
final class Carried {

    private Carried() {}

    /** From earlier invoices: negative. */
    static InvoiceDraft.Line in(Money balance, Period period, String language) {
        return line(balance, period, taken(language));
    }

    /** To the next invoice: positive, so that this one ends at zero. */
    static InvoiceDraft.Line out(Money negativeTotal, Period period, String language) {
        return line(negativeTotal.negated(), period, passed(language));
    }

    private static InvoiceDraft.Line line(Money net, Period period, String text) {
        // The tax is in the balance already, so the line is outside tax.
        return new InvoiceDraft.Line(
                null,
                null,
                null,
                null,
                LineKind.CARRIED,
                text,
                period,
                BigDecimal.ONE,
                net.amount(),
                net,
                VatCategory.OUTSIDE,
                BigDecimal.ZERO,
                new Derivation.Balance(net).json());
    }

    private static String taken(String language) {
        return switch (language) {
            case "fr" -> "Solde en votre faveur de la facture précédente";
            case "it" -> "Saldo a vostro favore della fattura precedente";
            case "en" -> "Balance in your favour from the last invoice";
            default -> "Guthaben aus der letzten Rechnung";
        };
    }

    private static String passed(String language) {
        return switch (language) {
            case "fr" -> "Solde en votre faveur, reporté sur la prochaine facture";
            case "it" -> "Saldo a vostro favore, riportato sulla prossima fattura";
            case "en" -> "Balance in your favour, carried to the next invoice";
            default -> "Guthaben, Übertrag auf die nächste Rechnung";
        };
    }
}
