package portico.access.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.omnifaces.util.Faces;
import portico.access.ActivityRow;
import portico.access.UserView;
import portico.access.Users;
import portico.delegation.Management.Verdict;
import portico.shell.web.Here;
import portico.shell.web.Notices;
import portico.shell.web.PublicId;
import portico.visit.web.Visit;

/** One person at a level: rights and the way they came, what may be done with the account, what the person did. */
@Named
@RequestScoped
public class UserPage {
    @Inject
    private Here here;

    @Inject
    private Visit visit;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Users users;

    private UUID id;
    private UserView user;
    private List<ActivityRow> activity;
    private String email;

    @PostConstruct
    void read() {
        id = PublicId.of(request, "id");
        user = users.user(here.scope(), id);
        activity = users.activity(here.scope(), id);
    }

    public void reset() {
        users.resetPassword(here.scope(), id);
        done("notice.link-sent");
    }

    public void changeEmail() {
        users.changeEmail(here.scope(), id, email);
        done("notice.email-changed");
    }

    public void enable() {
        users.enable(here.scope(), id);
        done("notice.user-enabled");
    }

    private void done(String notice) {
        Notices.add(request, notice);
        Faces.redirect(visit.getAddress());
    }

    public UserView getUser() {
        return user;
    }

    public List<ActivityRow> getActivity() {
        return activity;
    }

    public boolean isManageable() {
        return user.manageable() == Verdict.MAY;
    }

    public UUID getId() {
        return id;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
