package portico.billing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import portico.billing.BillingPreferences;

/**
 * Where the link of the confirmation mail leads (U4). Opening it changes nothing, because mail scanners open links too: the
 * button confirms.
 */
@Named
@RequestScoped
public class ConfirmPage {
    @Inject
    private BillingPreferences preferences;

    @Inject
    private HttpServletRequest request;

    private String confirmed;

    public void confirm() {
        confirmed = preferences.confirm(request.getParameter("token"));
    }

    /** The address that has just been confirmed, null before. */
    public String getConfirmed() {
        return confirmed;
    }
}
