package portico.access.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import portico.access.Access;
import portico.access.MissingRight;
import portico.access.RightRequests;
import portico.guard.NotFound;
import portico.shell.web.Here;

/** Which right is missing, who can grant it, and asking for it (U41, U42, B3). */
@Named
@RequestScoped
public class AskPage {
    @Inject
    private Here here;

    @Inject
    private Onward onward;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Access access;

    @Inject
    private RightRequests requests;

    private MissingRight missing;
    private String message;

    @PostConstruct
    void read() {
        String right = request.getParameter("right");
        if (right == null || right.length() > 100) {
            throw new NotFound();
        }
        missing = access.missing(here.scope(), right);
    }

    public void ask() {
        requests.ask(here.scope(), missing.right(), message);
        onward.again("notice.asked");
    }

    public MissingRight getMissing() {
        return missing;
    }

    public String getMessage() {
        return message;
    }

    public void setMessage(String message) {
        this.message = message;
    }
}
