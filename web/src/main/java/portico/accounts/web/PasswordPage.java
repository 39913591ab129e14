package portico.accounts.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.omnifaces.util.Faces;
import portico.accounts.LinkHolder;
import portico.accounts.Passwords;
import portico.accounts.Strength;
import portico.shared.Refusal;
import portico.shell.web.Notices;

/**
 * Where the link of a mail leads: choosing the password, the first one or another (U12). The token leaves the address at once
 * for the session, so that neither the history, a bookmark, nor the next page's referrer keeps it.
 */
@Named
@RequestScoped
public class PasswordPage {
    private static final String TOKEN = PasswordPage.class.getName();
    private static final int HALF_AN_HOUR = 1800;

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
        if (request.getParameter("token") != null) {
            keep(request.getParameter("token"));
            Faces.getResponse().setHeader("Referrer-Policy", "no-referrer");
            Faces.redirect("/accounts/password");
        } else {
            holder = passwords.holder(token()).orElse(null);
        }
    }

    /** In a session that nobody else may have planted: who holds its id could choose the password. */
    private void keep(String token) {
        HttpSession session = request.getSession(true);
        session.setAttribute(TOKEN, token);
        session.setMaxInactiveInterval(HALF_AN_HOUR);
        request.changeSessionId();
    }

    private String token() {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(TOKEN);
    }

    /** While he types. */
    public void judge() {
        strength = passwords.judge(token(), password);
    }

    public void choose() {
        if (!password.equals(again)) {
            throw new Refusal("password.differs");
        }
        passwords.choose(token(), password);
        request.getSession().removeAttribute(TOKEN);
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
