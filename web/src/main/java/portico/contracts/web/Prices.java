package portico.contracts.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import portico.contracts.Offer;
import portico.contracts.ServicePrice;
import portico.words.web.Display;
import portico.words.web.Words;

/** Prices as a sentence: CHF 124.00 im Monat, einmalig CHF 90.00. */
@Named
@RequestScoped
public class Prices {
    @Inject
    private Words words;

    @Inject
    private Display display;

    public String of(Offer offer, String currency) {
        return offer.charges().stream()
                .map(charge -> say(charge.kind(), charge.amount(), currency))
                .collect(Collectors.joining(", "));
    }

    /** A service's own among those of a contract. */
    public String of(String service, List<ServicePrice> prices, String currency) {
        return prices.stream()
                .filter(price -> price.service().equals(service))
                .map(price -> say(price.kind(), price.amount(), currency))
                .collect(Collectors.joining(", "));
    }

    private String say(String kind, BigDecimal amount, String currency) {
        return amount == null ? words.say("price.by-use") : words.say("price." + kind, currency, display.price(amount));
    }
}
