package portico.trial.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.omnifaces.util.Faces;
import portico.accounts.LinkHolder;
import portico.accounts.SignedIn;
import portico.accounts.Strength;
import portico.shared.Clocks;
import portico.shared.Refusal;
import portico.shell.web.Notices;
import portico.trial.Trials;
import portico.visit.web.Visitor;

/** Where the link of the mail leads: a password, and the trial is open. The token leaves the address at once for the session. */
@Named
@RequestScoped
public class OpeningPage {
    private static final String TOKEN = OpeningPage.class.getName();
    private static final int HALF_AN_HOUR = 1800;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Trials trials;

    @Inject
    private Clocks clocks;

    private LinkHolder holder;
    private Strength strength;
    private String password;
    private String again;

    @PostConstruct
    void read() {
        if (request.getParameter("token") != null) {
            keep(request.getParameter("token"));
            Faces.getResponse().setHeader("Referrer-Policy", "no-referrer");
            Faces.redirect("/trial/opening");
        } else {
            holder = trials.holder(token()).orElse(null);
        }
    }

    /** In a session that nobody else may have planted: who holds its id could open the trial. */
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
        strength = trials.judge(token(), password);
    }

    public void open() {
        if (!password.equals(again)) {
            throw new Refusal("password.differs");
        }
        SignedIn visitor = trials.open(token(), password, request.getRemoteAddr(), request.getHeader("User-Agent"));
        Visitor.of(visitor, clocks.now()).enter(request);
        Notices.add(request, "notice.trial-opened");
        Faces.redirect("/overview");
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
