package portico.access.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import portico.access.Activity;
import portico.access.ActivityFilter;
import portico.access.ActivityRow;
import portico.access.UserAccounts;
import portico.access.UserView;
import portico.access.Users;
import portico.delegation.Management.Verdict;
import portico.shared.PageRequest;
import portico.shell.web.Here;
import portico.shell.web.PublicId;

/** One person at a level: rights and the way they came, what may be done with the account, what the person did. */
@Named
@RequestScoped
public class UserPage {
    private static final int LATEST = 10;

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

    @Inject
    private Activity acts;

    private UUID id;
    private UserView user;
    private List<ActivityRow> activity;
    private String email;

    @PostConstruct
    void read() {
        id = PublicId.of(request, "id");
        user = users.user(here.scope(), id);
        activity = acts.of(here.scope(), ActivityFilter.by(id), PageRequest.first(LATEST))
                .rows();
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
