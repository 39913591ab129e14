package portico.supporters.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.omnifaces.util.Faces;
import portico.shell.web.Notices;
import portico.shell.web.RefusalLog;
import portico.supporters.InvitationView;
import portico.supporters.Invitations;
import portico.visit.web.MailedLink;
import portico.visit.web.Visit;

/** Where the mail leads whoever is asked to help: yes, no, or first a password (H16–H19). */
@Named
@RequestScoped
public class InvitationPage {
    private static final MailedLink LINK = new MailedLink("/supporters/invitation");

    @Inject
    private HttpServletRequest request;

    @Inject
    private Visit visit;

    @Inject
    private Invitations invitations;

    private String token;
    private InvitationView invitation;
    private boolean declined;

    @PostConstruct
    void read() {
        if (LINK.arrives(request, Faces.getResponse())) {
            Faces.responseComplete();
            return;
        }
        token = LINK.in(request);
        declined = request.getParameter("declined") != null;
        invitation = invitations.read(token).orElse(null);
        if (token != null && invitation == null && !Faces.isPostback()) {
            RefusalLog.note(request, "invitation.link");
        }
    }

    public void accept() {
        UUID node = invitations.accept(token);
        LINK.forget(request, Faces.getResponse());
        Notices.add(request, "notice.support-begins", invitation == null ? "" : invitation.node());
        Faces.redirect("/overview?scope=" + node);
    }

    public void decline() {
        invitations.decline(token);
        LINK.forget(request, Faces.getResponse());
        Faces.redirect("/supporters/invitation?declined=1");
    }

    /** A first password; the invitation waits meanwhile. */
    public void begin() {
        Faces.redirect("/accounts/password?token=" + invitations.letIn(token));
    }

    /** The start page, and back to here. */
    public String getSignIn() {
        return "/start?to=" + LINK.page();
    }

    /** Null where the link no longer leads anywhere. */
    public InvitationView getInvitation() {
        return invitation;
    }

    public boolean isDeclined() {
        return declined;
    }

    /** Signed in as somebody else. */
    public boolean isSomebodyElse() {
        return visit.isSignedIn() && !invitation.mine();
    }
}
