package portico.supporters.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import portico.supporters.Invitations;
import portico.supporters.SupportOver;
import portico.visit.web.Visit;

/**
 * Why a page that was open a moment ago is absent now: whoever helped at its level reads that this is over, and since when. To
 * everybody else the level is as absent as any.
 */
@Named("supportOver")
@RequestScoped
public class FormerSupport {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Visit visit;

    @Inject
    private Invitations invitations;

    private SupportOver found;

    @PostConstruct
    void read() {
        String level = request.getParameter("scope");
        if (visit.isSignedIn() && level != null && level.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            found = invitations.over(UUID.fromString(level)).orElse(null);
        }
    }

    /** Null for who never helped there. */
    public SupportOver getFound() {
        return found;
    }
}
