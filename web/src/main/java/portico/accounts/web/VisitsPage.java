package portico.accounts.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.omnifaces.util.Faces;
import portico.accounts.VisitRow;
import portico.accounts.Visits;
import portico.guard.NotFound;
import portico.shell.web.Notices;
import portico.visit.web.Visit;

/** Where one is signed in: on which device, since when; each can be ended from here (U50). */
@Named
@RequestScoped
public class VisitsPage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Visit visit;

    @Inject
    private Visits visits;

    private List<VisitRow> rows;

    @PostConstruct
    void read() {
        rows = visits.mine();
    }

    public void end(int place) {
        visits.end(seen(place));
        done();
    }

    public void endOthers() {
        visits.endOthers(here());
        done();
    }

    /** The one that stood there when the person looked: meanwhile the list may have moved. */
    private UUID seen(int place) {
        String[] ids = request.getParameterValues("seen");
        if (ids == null || place >= ids.length) {
            throw new NotFound();
        }
        return UUID.fromString(ids[place]);
    }

    private void done() {
        Notices.add(request, "notice.visit-ended");
        Faces.redirect("/accounts/visits");
    }

    public List<VisitRow> getRows() {
        return rows;
    }

    public boolean isHere(UUID id) {
        return id.equals(here());
    }

    public boolean isAlone() {
        return rows.size() < 2;
    }

    private UUID here() {
        return visit.visitor().orElseThrow().visit();
    }
}
