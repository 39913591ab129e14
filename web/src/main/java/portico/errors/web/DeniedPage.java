package portico.errors.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import portico.guard.Denied;
import portico.shell.web.Mishap;

/** Says which right is missing and where (B3). */
@Named
@RequestScoped
public class DeniedPage {

    @Inject
    private HttpServletRequest request;

    /** Any one of them would do; empty where it was no right that was missing. */
    public List<String> getRights() {
        Mishap mishap = Mishap.of(request);
        return mishap != null && mishap.cause() instanceof Denied denied ? denied.rights() : List.of();
    }
}
