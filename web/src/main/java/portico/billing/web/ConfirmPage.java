package portico.billing.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.omnifaces.util.Faces;
import portico.billing.BillingPreferences;
import portico.visit.web.MailedLink;

/**
 * Where the link of the confirmation mail leads (U4). Opening it changes nothing, because mail scanners open links too: the
 * button confirms.
 */
@Named
@RequestScoped
public class ConfirmPage {
    private static final MailedLink LINK = new MailedLink("/billing/confirm");

    @Inject
    private BillingPreferences preferences;

    @Inject
    private HttpServletRequest request;

    private String confirmed;

    @PostConstruct
    void read() {
        if (LINK.arrives(request, Faces.getResponse())) {
            Faces.responseComplete();
        }
    }

    public void confirm() {
        confirmed = preferences.confirm(LINK.in(request));
        LINK.forget(request, Faces.getResponse());
    }

    /** The address that has just been confirmed, null before. */
    public String getConfirmed() {
        return confirmed;
    }
}
