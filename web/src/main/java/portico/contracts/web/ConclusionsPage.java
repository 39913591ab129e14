package portico.contracts.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.omnifaces.util.Faces;
import portico.contracts.Conclusions;
import portico.contracts.DraftRow;
import portico.shell.web.Here;
import portico.shell.web.Seen;
import portico.visit.web.Visit;

/** Where a contract begins, and where those lie that were begun. */
@Named
@RequestScoped
public class ConclusionsPage {
    @Inject
    private Here here;

    @Inject
    private Visit visit;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Conclusions conclusions;

    private List<DraftRow> drafts;

    @PostConstruct
    void read() {
        drafts = conclusions.drafts(here.scope());
    }

    public void begin() {
        UUID draft = conclusions.begin(here.scope(), request.getParameter("customer"));
        Faces.redirect(here.link("/contracts/conclude-customer?draft=" + draft));
    }

    public void drop(int place) {
        conclusions.drop(here.scope(), Seen.id(request, place));
        Faces.redirect(visit.getAddress());
    }

    public List<DraftRow> getDrafts() {
        return drafts;
    }
}
