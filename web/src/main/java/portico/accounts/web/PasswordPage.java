package portico.accounts.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.omnifaces.util.Faces;
import portico.accounts.Passwords;
import portico.shared.Refusal;
import portico.shell.web.Notices;

/** Where the link of a mail leads: choosing the password, the first one or another (U12). */
@Named
@RequestScoped
public class PasswordPage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Passwords passwords;

    private boolean good;
    private String password;
    private String again;

    @PostConstruct
    void read() {
        good = passwords.isGood(request.getParameter("token"));
    }

    public void choose() {
        if (!password.equals(again)) {
            throw new Refusal("password.differs");
        }
        passwords.choose(request.getParameter("token"), password);
        Notices.add(request, "notice.password-chosen");
        Faces.redirect("/start");
    }

    /** Whether the link still leads anywhere. */
    public boolean isGood() {
        return good;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getAgain() {
        return again;
    }

    public void setAgain(String again) {
        this.again = again;
    }
}
