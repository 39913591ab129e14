package portico.accounts.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.omnifaces.util.Faces;
import portico.accounts.LinkHolder;
import portico.accounts.Passwords;
import portico.accounts.Strength;
import portico.shared.Refusal;
import portico.shell.web.Notices;
import portico.shell.web.RefusalLog;
import portico.visit.web.MailedLink;

/** Where the link of a mail leads: choosing the password, the first one or another (U12). */
@Named
@RequestScoped
public class PasswordPage {
    private static final MailedLink LINK = new MailedLink("/accounts/password");

    @Inject
    private HttpServletRequest request;

    @Inject
    private Passwords passwords;

    private LinkHolder holder;
    private Strength strength;
    private String password;
    private String again;

    @PostConstruct
    void read() {
        if (LINK.arrives(request, Faces.getResponse())) {
            Faces.responseComplete();
            return;
        }
        String token = LINK.in(request);
        holder = passwords.holder(token).orElse(null);
        if (token != null && holder == null && !Faces.isPostback()) {
            RefusalLog.note(request, "password.link");
        }
    }

    /** While he types. */
    public void judge() {
        strength = passwords.judge(LINK.in(request), password);
    }

    public void choose() {
        if (!password.equals(again)) {
            throw new Refusal("password.differs");
        }
        passwords.choose(LINK.in(request), password);
        LINK.forget(request, Faces.getResponse());
        Notices.add(request, "notice.password-chosen");
        Faces.redirect("/start");
    }

    /** Whether the link still leads anywhere. */
    public boolean isGood() {
        return holder != null;
    }

    public String getName() {
        return holder == null ? null : holder.name();
    }

    public String getEmail() {
        return holder == null ? null : holder.email();
    }

    /** Null until something was typed. */
    public Strength getStrength() {
        return strength;
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
