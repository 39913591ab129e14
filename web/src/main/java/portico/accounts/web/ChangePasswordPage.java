package portico.accounts.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.omnifaces.util.Faces;
import portico.accounts.Passwords;
import portico.accounts.Strength;
import portico.shared.Refusal;
import portico.shell.web.Notices;
import portico.visit.web.Visit;
import portico.visit.web.Visitor;

/** Another password for who is signed in; everywhere else he is signed out by it (U50). */
@Named
@RequestScoped
public class ChangePasswordPage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Visit visit;

    @Inject
    private Passwords passwords;

    private String present;
    private String password;
    private String again;
    private Strength strength;

    /** While he types. */
    public void judge() {
        strength = passwords.judgeMine(password);
    }

    public void change() {
        if (!password.equals(again)) {
            throw new Refusal("password.differs");
        }
        Visitor visitor = visit.visitor().orElseThrow();
        visitor.under(passwords.change(present, password, visitor.visit())).changed(request);
        Notices.add(request, "notice.password-changed");
        Faces.redirect("/accounts/profile");
    }

    /** Null until something was typed. */
    public Strength getStrength() {
        return strength;
    }

    public String getPresent() {
        return present;
    }

    public void setPresent(String present) {
        this.present = present;
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
