package portico.errors.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import portico.shared.Refusal;
import portico.shell.web.Mishap;
import portico.words.web.Words;

/** An address that asks for something which cannot be, such as a thirteenth month. */
@Named
@RequestScoped
public class RefusedPage {

    @Inject
    private HttpServletRequest request;

    @Inject
    private Words words;

    /** What is wrong with it; null where the server itself could not read the request. */
    public String getReason() {
        Mishap mishap = Mishap.of(request);
        return mishap != null && mishap.cause() instanceof Refusal refusal ? words.refusal(refusal) : null;
    }
}
