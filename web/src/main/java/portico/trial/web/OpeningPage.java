package portico.trial.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.omnifaces.util.Faces;
import portico.accounts.LinkHolder;
import portico.accounts.SignedIn;
import portico.accounts.Strength;
import portico.shared.Clocks;
import portico.shared.Refusal;
import portico.shell.web.Notices;
import portico.shell.web.RefusalLog;
import portico.trial.Trials;
import portico.visit.web.MailedLink;
import portico.visit.web.Visitor;

/** Where the link of the mail leads: a password, and the trial is open. */
@Named
@RequestScoped
public class OpeningPage {
    private static final MailedLink LINK = new MailedLink("/trial/opening");

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
        if (LINK.arrives(request, Faces.getResponse())) {
            Faces.responseComplete();
            return;
        }
        String token = LINK.in(request);
        holder = trials.holder(token).orElse(null);
        if (token != null && holder == null && !Faces.isPostback()) {
            RefusalLog.note(request, "trial.link");
        }
    }

    /** While he types. */
    public void judge() {
        strength = trials.judge(LINK.in(request), password);
    }

    public void open() {
        if (!password.equals(again)) {
            throw new Refusal("password.differs");
        }
        SignedIn visitor =
                trials.open(LINK.in(request), password, request.getRemoteAddr(), request.getHeader("User-Agent"));
        Visitor.of(visitor, clocks.now()).enter(request);
        LINK.forget(request, Faces.getResponse());
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
