package portico.supporters.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.omnifaces.util.Faces;
import portico.shell.web.Notices;
import portico.supporters.InvitationView;
import portico.supporters.Invitations;
import portico.visit.web.Visit;

/** Where the mail leads whoever is asked to help: yes, no, or first a password (H16–H19). */
@Named
@RequestScoped
public class InvitationPage {
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
        token = request.getParameter("token");
        declined = request.getParameter("declined") != null;
        invitation = invitations.read(token).orElse(null);
    }

    public void accept() {
        UUID node = invitations.accept(token);
        Notices.add(request, "notice.support-begins", invitation == null ? "" : invitation.node());
        Faces.redirect("/overview?scope=" + node);
    }

    public void decline() {
        invitations.decline(token);
        Faces.redirect("/supporters/invitation?declined=1");
    }

    /** A first password, and back to here. */
    public void begin() {
        Faces.redirect("/accounts/password?token=" + invitations.letIn(token) + "&to=" + encoded(back()));
    }

    /** The start page, and back to here. */
    public String getSignIn() {
        return "/start?to=" + encoded(back());
    }

    private String back() {
        return "/supporters/invitation?token=" + token;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
