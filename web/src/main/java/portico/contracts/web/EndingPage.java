package portico.contracts.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.omnifaces.util.Faces;
import portico.contracts.CustomerEnds;
import portico.contracts.EndRehearsal;
import portico.shell.web.Here;
import portico.shell.web.Notices;
import portico.shell.web.PublicId;

/** A customer is deactivated, or comes back: first what that does, then doing it. */
@Named
@RequestScoped
public class EndingPage {
    @Inject
    private Here here;

    @Inject
    private HttpServletRequest request;

    @Inject
    private CustomerEnds ends;

    private UUID id;
    private EndRehearsal would;

    @PostConstruct
    void read() {
        id = PublicId.of(request, "id");
        would = ends.rehearse(here.scope(), id);
    }

    public void end() {
        ends.end(here.scope(), id);
        done("notice.customer-ended");
    }

    public void resume() {
        ends.resume(here.scope(), id);
        done("notice.customer-resumed");
    }

    private void done(String notice) {
        Notices.add(request, notice, would.customer());
        Faces.redirect(here.link("/tenancy/customer?id=" + id));
    }

    public UUID getId() {
        return id;
    }

    public EndRehearsal getWould() {
        return would;
    }
}
