package portico.rating;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import portico.shared.DayFormat;
import portico.shared.Money;
import portico.shared.MoneyFormat;

/**
 * The answer to «why this amount?»: the sum as one would write it on paper, and a sentence in the reader's language, whose
 * words are the page's (B4).
 *
 * @param key of the sentence, explain.days and the like
 * @param arguments of the sentence, written in the language asked for; the last one is always the amount
 * @param formula 189.00 × 20 ÷ 31 = 121.935… → 121.94
 * @param steps what the sum consists of: each destination called, else none
 */
public record Explanation(String key, List<String> arguments, String formula, List<Step> steps)
        implements Serializable {
    private static final MathContext EXACT_ENOUGH = new MathContext(34);

    /** One destination: its name, the calls to it, and their sum. */
    public record Step(String name, String calls, String formula) implements Serializable {}

    /** @param language de, fr, it or en */
    public static Explanation of(Derivation derivation, String language) {
        String net = MoneyFormat.full(derivation.net());
        if (derivation instanceof Derivation.Days d) {
            boolean whole = d.days() == d.full().days();
            String full = DayFormat.days(d.full(), language);
            String price = MoneyFormat.price(d.price());
            return whole
                    ? sentence("explain.full", List.of(price, count(d.quantity()), full, net), formula(d))
                    : sentence(
                            "explain.days",
                            List.of(
                                    price,
                                    count(d.quantity()),
                                    count(d.days()),
                                    count(d.full().days()),
                                    full,
                                    net),
                            formula(d));
        }
        if (derivation instanceof Derivation.Rest r) {
            return sentence(
                    "explain.rest",
                    List.of(
                            MoneyFormat.full(r.whole()),
                            MoneyFormat.full(r.before()),
                            count(r.days()),
                            DayFormat.days(r.full(), language),
                            net),
                    amount(r.whole()) + " − " + amount(r.before()) + " = " + amount(r.net()));
        }
        if (derivation instanceof Derivation.Once o) {
            return sentence(
                    "explain.once",
                    List.of(MoneyFormat.price(o.price()), count(o.quantity()), net),
                    result(
                            times(o.price(), o.quantity()),
                            o.price().multiply(BigDecimal.valueOf(o.quantity())),
                            o.net()));
        }
        if (derivation instanceof Derivation.Calls c) {
            return calls(c, net);
        }
        if (derivation instanceof Derivation.Owed o) {
            return sentence("explain.owed", List.of(o.source(), net), amount(o.net()));
        }
        String key = derivation.net().isNegative() ? "explain.taken" : "explain.passed";
        return sentence(key, List.of(net), amount(derivation.net()));
    }

    private static Explanation calls(Derivation.Calls calls, String net) {
        long number = 0;
        long seconds = 0;
        BigDecimal sixtieths = BigDecimal.ZERO;
        for (Derivation.Destination to : calls.destinations()) {
            number += to.calls();
            seconds += to.seconds();
            sixtieths = sixtieths.add(to.perMinute().multiply(BigDecimal.valueOf(to.seconds())));
        }
        BigDecimal exact = minutes(sixtieths);
        return new Explanation(
                "explain.calls",
                List.of(count(number), MoneyFormat.unrounded(minutes(BigDecimal.valueOf(seconds))), net),
                MoneyFormat.unrounded(exact) + " → " + amount(calls.net()),
                calls.destinations().stream().map(Explanation::step).toList());
    }

    private static Step step(Derivation.Destination to) {
        BigDecimal exact = minutes(to.perMinute().multiply(BigDecimal.valueOf(to.seconds())));
        String formula = MoneyFormat.price(to.perMinute()) + " × " + count(to.seconds()) + " ÷ 60 = "
                + MoneyFormat.unrounded(exact);
        return new Step(to.name(), count(to.calls()), formula);
    }

    private static String formula(Derivation.Days d) {
        BigDecimal whole = d.price().multiply(BigDecimal.valueOf(d.quantity()));
        if (d.days() == d.full().days()) {
            return result(times(d.price(), d.quantity()), whole, d.net());
        }
        BigDecimal exact = whole.multiply(BigDecimal.valueOf(d.days()))
                .divide(BigDecimal.valueOf(d.full().days()), EXACT_ENOUGH);
        return result(
                times(d.price(), d.quantity()) + " × " + d.days() + " ÷ "
                        + d.full().days(),
                exact,
                d.net());
    }

    /** The sum, what it comes to, and what that is rounded to where it differs. */
    private static String result(String sum, BigDecimal exact, Money net) {
        String rounded = amount(net);
        if (exact.compareTo(net.amount()) == 0) {
            return sum.equals(rounded) ? sum : sum + " = " + rounded;
        }
        return sum + " = " + MoneyFormat.unrounded(exact) + " → " + rounded;
    }

    private static String times(BigDecimal price, int quantity) {
        return quantity == 1 ? MoneyFormat.price(price) : count(quantity) + " × " + MoneyFormat.price(price);
    }

    private static BigDecimal minutes(BigDecimal sixtieths) {
        return sixtieths.divide(BigDecimal.valueOf(60), EXACT_ENOUGH);
    }

    private static Explanation sentence(String key, List<String> arguments, String formula) {
        return new Explanation(key, arguments, formula, List.of());
    }

    private static String amount(Money money) {
        return MoneyFormat.amount(money);
    }

    private static String count(long count) {
        return MoneyFormat.count(count);
    }
}
