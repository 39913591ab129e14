package portico.contracts.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import portico.contracts.Catalogue;
import portico.contracts.Offer;
import portico.contracts.Step;
import portico.tenancy.NodeRow;
import portico.visit.web.Visit;

/** Third step: how many of what, and where it is used. */
@Named
@RequestScoped
public class ConcludeServicesPage extends Concluding {
    @Inject
    private Catalogue catalogue;

    @Inject
    private Visit visit;

    @Inject
    private Prices prices;

    private List<Offer> offers;
    private List<NodeRow> sites;

    @Override
    void read() {
        // Without a day that holds there are no prices: the step before says so.
        if (conclusions.missing(here.scope(), getDraft()).filter(this::isBefore).isPresent()) {
            offers = List.of();
            sites = List.of();
            return;
        }
        offers = catalogue.offers(
                here.scope(),
                getTyped().get("currency"),
                LocalDate.parse(getTyped().get("start")),
                visit.getLanguage().code());
        sites = conclusions.sites(here.scope(), getDraft());
    }

    private boolean isBefore(Step step) {
        return step.ordinal() < step().ordinal();
    }

    @Override
    Step step() {
        return Step.SERVICES;
    }

    public void next() {
        forward("conclude-contacts");
    }

    public void back() {
        backward("conclude-terms");
    }

    public List<Offer> getOffers() {
        return offers;
    }

    public List<NodeRow> getSites() {
        return sites;
    }

    public String price(Offer offer) {
        return prices.of(offer, getTyped().get("currency"));
    }
}
