package portico.accounts.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.omnifaces.util.Faces;
import portico.accounts.EmailAnswer;
import portico.accounts.EmailChanges;
import portico.accounts.EmailLink;
import portico.shell.web.Notices;
import portico.shell.web.RefusalLog;
import portico.visit.web.MailedLink;
import portico.visit.web.Visit;
import portico.visit.web.Visitor;

/**
 * Where the letters about another address lead (U50): yes or no. Opening it changes nothing, because mail scanners open links
 * too: the button says yes.
 */
@Named
@RequestScoped
public class EmailConfirmPage {
    private static final MailedLink LINK = new MailedLink("/accounts/email-confirm");

    @Inject
    private HttpServletRequest request;

    @Inject
    private Visit visit;

    @Inject
    private EmailChanges changes;

    private EmailLink link;

    @PostConstruct
    void read() {
        if (LINK.arrives(request, Faces.getResponse())) {
            Faces.responseComplete();
            return;
        }
        String token = LINK.in(request);
        link = changes.read(token).orElse(null);
        if (token != null && link == null && !Faces.isPostback()) {
            RefusalLog.note(request, "email.link");
        }
    }

    public void agree() {
        Optional<Visitor> visitor = visit.visitor();
        EmailAnswer answer =
                changes.agree(LINK.in(request), visitor.map(Visitor::visit).orElse(null));
        if (!answer.done()) {
            Faces.redirect("/accounts/email-confirm");
            return;
        }
        LINK.forget(request, Faces.getResponse());
        boolean goesOn = answer.credentials() != null;
        if (goesOn) {
            visitor.orElseThrow().under(answer.credentials()).changed(request);
        }
        Notices.add(request, "notice.email-moved", answer.email());
        Faces.redirect(goesOn ? "/accounts/profile" : "/start");
    }

    public void decline() {
        changes.decline(LINK.in(request));
        LINK.forget(request, Faces.getResponse());
        Notices.add(request, "notice.email-withdrawn");
        Faces.redirect(visit.isSignedIn() ? "/accounts/profile" : "/start");
    }

    /** Null where it leads nowhere. */
    public EmailLink getLink() {
        return link;
    }
}
