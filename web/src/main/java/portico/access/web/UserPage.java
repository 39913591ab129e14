package portico.access.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import portico.access.ActivityRow;
import portico.access.UserAccounts;
import portico.access.UserView;
import portico.access.Users;
import portico.delegation.Management.Verdict;
import portico.shell.web.Here;
import portico.shell.web.PublicId;

/** One person at a level: rights and the way they came, what may be done with the account, what the person did. */
@Named
@RequestScoped
public class UserPage {
    @Inject
    private Here here;

    @Inject
    private Onward onward;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Users users;

    @Inject
    private UserAccounts accounts;

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
        accounts.resetPassword(here.scope(), id);
        onward.again("notice.link-sent");
    }

    public void changeEmail() {
        accounts.changeEmail(here.scope(), id, email);
        onward.again("notice.email-changed");
    }

    public void enable() {
        accounts.enable(here.scope(), id);
        onward.again("notice.user-enabled");
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
