package portico.contracts.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.omnifaces.util.Faces;
import portico.contracts.AgreementView;
import portico.contracts.Offer;
import portico.contracts.Step;
import portico.shell.web.Notices;
import portico.visit.web.Visit;

/** Last step: everything once more, then it is a contract and both contacts have their mail (U38, U39). */
@Named
@RequestScoped
public class ConcludeCheckPage extends Concluding {
    @Inject
    private Visit visit;

    @Inject
    private Prices prices;

    private AgreementView all;

    @Override
    void read() {
        Optional<Step> missing = conclusions.missing(here.scope(), getDraft());
        if (missing.isPresent()) {
            Faces.redirect(here.link(
                    "/contracts/conclude-" + missing.get().name().toLowerCase(Locale.ROOT) + "?draft=" + getDraft()));
        } else {
            all = conclusions.summary(
                    here.scope(), getDraft(), visit.getLanguage().code());
        }
    }

    @Override
    Step step() {
        return Step.CONTACTS;
    }

    public void conclude() {
        if (isDone()) {
            return;
        }
        UUID contract = conclusions.conclude(here.scope(), getDraft());
        Notices.add(request, "notice.contract-concluded");
        Faces.redirect(here.link("/contracts/contract?id=" + contract));
    }

    public void back() {
        if (!isDone()) {
            Faces.redirect(here.link("/contracts/conclude-contacts?draft=" + getDraft()));
        }
    }

    public AgreementView getAll() {
        return all;
    }

    public String price(Offer offer) {
        return prices.of(offer, all.currency());
    }
}
