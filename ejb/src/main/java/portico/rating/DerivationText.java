package portico.rating;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Period;

/** The written form of a derivation, and back. */
final class DerivationText {

    private DerivationText() {}

    static String write(Derivation derivation) {
        if (derivation instanceof Derivation.Days d) {
            return end(prorated("days", d.price(), d.quantity(), d.days(), d.full(), d.priceId()), d);
        }
        if (derivation instanceof Derivation.Rest r) {
            return end(
                    prorated("rest", r.price(), r.quantity(), r.days(), r.full(), r.priceId())
                            .put("whole", r.whole().amount())
                            .put("before", r.before().amount()),
                    r);
        }
        if (derivation instanceof Derivation.Once o) {
            return end(
                    how("once")
                            .put("price", o.price())
                            .put("quantity", o.quantity())
                            .put("priceId", o.priceId()),
                    o);
        }
        if (derivation instanceof Derivation.Calls c) {
            String destinations = c.destinations().stream()
                    .map(DerivationText::destination)
                    .collect(Collectors.joining(",", "[", "]"));
            return end(how("calls").putRaw("destinations", destinations), c);
        }
        if (derivation instanceof Derivation.Owed o) {
            return end(how("owed").put("creditId", o.creditId()).put("source", o.source()), o);
        }
        return end(how("balance"), derivation);
    }

    static Derivation read(String json) {
        Fields in = new Fields(JsonReader.object(json));
        Money net = in.money("net");
        return switch (in.text("how")) {
            case "days" ->
                new Derivation.Days(
                        in.decimal("price"),
                        in.integer("quantity"),
                        in.whole("days"),
                        in.full(),
                        in.whole("priceId"),
                        net);
            case "rest" ->
                new Derivation.Rest(
                        in.decimal("price"),
                        in.integer("quantity"),
                        in.whole("days"),
                        in.full(),
                        in.whole("priceId"),
                        in.money("whole"),
                        in.money("before"),
                        net);
            case "once" -> new Derivation.Once(in.decimal("price"), in.integer("quantity"), in.whole("priceId"), net);
            case "calls" ->
                new Derivation.Calls(
                        in.list("destinations").stream()
                                .map(DerivationText::destination)
                                .toList(),
                        net);
            case "owed" -> new Derivation.Owed(in.whole("creditId"), in.text("source"), net);
            case "balance" -> new Derivation.Balance(net);
            default -> throw new IllegalArgumentException("Not a derivation: " + json);
        };
    }

    private static Json how(String how) {
        return new Json().put("how", how);
    }

    private static Json prorated(String how, BigDecimal price, int quantity, long days, Period full, long priceId) {
        return how(how).put("price", price)
                .put("quantity", quantity)
                .put("days", days)
                .put("of", full.days())
                .put("from", full.from().toString())
                .put("until", full.until().toString())
                .put("priceId", priceId);
    }

    private static String end(Json json, Derivation derivation) {
        Money net = derivation.net();
        return json.put("net", net.amount())
                .put("currency", net.currency().name())
                .toString();
    }

    private static String destination(Derivation.Destination d) {
        return new Json()
                .put("prefix", d.prefix())
                .put("name", d.name())
                .put("tariffId", d.tariffId())
                .put("calls", d.calls())
                .put("seconds", d.seconds())
                .put("perMinute", d.perMinute())
                .toString();
    }

    private static Derivation.Destination destination(Object json) {
        @SuppressWarnings("unchecked")
        Fields in = new Fields((Map<String, Object>) json);
        return new Derivation.Destination(
                in.text("prefix"),
                in.text("name"),
                in.whole("tariffId"),
                in.whole("calls"),
                in.whole("seconds"),
                in.decimal("perMinute"));
    }

    private record Fields(Map<String, Object> members) {
        String text(String name) {
            return (String) members.get(name);
        }

        BigDecimal decimal(String name) {
            return (BigDecimal) members.get(name);
        }

        long whole(String name) {
            return decimal(name).longValueExact();
        }

        int integer(String name) {
            return decimal(name).intValueExact();
        }

        Money money(String name) {
            return Money.of(decimal(name), Currency.valueOf(text("currency")));
        }

        Period full() {
            return new Period(LocalDate.parse(text("from")), LocalDate.parse(text("until")));
        }

        List<?> list(String name) {
            return (List<?>) members.get(name);
        }
    }
}
