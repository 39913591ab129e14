package portico.accounts.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.omnifaces.util.Faces;
import portico.accounts.Passwords;
import portico.shell.web.Notices;

/** A forgotten password: a link goes to the address, if there is an account; the page does not tell whether (U46). */
@Named
@RequestScoped
public class ForgottenPage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Passwords passwords;

    private String email;

    public void ask() {
        passwords.forgotten(email, request.getRemoteAddr());
        Notices.add(request, "notice.password-forgotten");
        Faces.redirect("/start");
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
