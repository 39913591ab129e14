package portico.trial.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.omnifaces.util.Faces;
import portico.guard.NotFound;
import portico.shell.web.Notices;
import portico.trial.Contents;
import portico.trial.TrialState;
import portico.trial.Trials;

/** The visitor ends his trial; first it is said what goes with it (H9). */
@Named
@RequestScoped
public class TrialEndPage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Trials trials;

    private List<Contents> contents;

    @PostConstruct
    void read() {
        if (!trials.mine().map(TrialState::visitor).orElse(false)) {
            throw new NotFound();
        }
        contents = trials.contents();
    }

    public void end() {
        trials.end();
        request.getSession().invalidate();
        Notices.add(request, "notice.trial-ended");
        Faces.redirect("/start");
    }

    /** Of each kind of things how many; what there is none of is not said. */
    public List<Contents> getContents() {
        return contents.stream().filter(one -> one.pieces() > 0).toList();
    }
}
