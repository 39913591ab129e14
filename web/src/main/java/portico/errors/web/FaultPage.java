package portico.errors.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import portico.shell.web.Mishap;

/** Something broke on our side. The reference finds the rest in the log. */
@Named
@RequestScoped
public class FaultPage {

    @Inject
    private HttpServletRequest request;

    public String getReference() {
        Mishap mishap = Mishap.of(request);
        return mishap == null ? null : mishap.reference();
    }
}
