package portico.access.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import portico.access.UserAccounts;
import portico.access.Users;
import portico.shell.web.Here;
import portico.shell.web.PublicId;

/** The way back for who has lost his app and his backup codes (U24, U50). */
@Named
@RequestScoped
public class LostFactorPage {
    @Inject
    private Here here;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Onward onward;

    @Inject
    private Users users;

    @Inject
    private UserAccounts accounts;

    private UUID id;
    private String name;
    private boolean passkeys;
    private String reason;

    @PostConstruct
    void read() {
        id = PublicId.of(request, "id");
        name = users.name(here.scope(), id);
    }

    public void drop() {
        accounts.dropSecondFactor(here.scope(), id, passkeys, reason);
        onward.to("/access/user?id=" + id, "notice.factor-dropped", name);
    }

    public UUID getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public boolean isPasskeys() {
        return passkeys;
    }

    public void setPasskeys(boolean passkeys) {
        this.passkeys = passkeys;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
