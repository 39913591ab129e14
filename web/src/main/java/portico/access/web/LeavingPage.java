package portico.access.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import portico.access.Difference;
import portico.access.UserAccounts;
import portico.access.Users;
import portico.delegation.RevokeMode;
import portico.shared.Refusal;
import portico.shell.web.Here;
import portico.shell.web.PublicId;
import portico.words.web.Words;

/** Somebody leaves the company: first what that would do, for each way to do it, then doing it (B2). */
@Named
@RequestScoped
public class LeavingPage {
    @Inject
    private Here here;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Onward onward;

    @Inject
    private Words words;

    @Inject
    private RightNames names;

    @Inject
    private Users users;

    @Inject
    private UserAccounts accounts;

    private UUID id;
    private String name;
    private RevokeMode mode;
    private Difference difference;
    private List<Consequence> consequences;
    private List<Way> ways;
    private String reason;

    /** One of the ways. @param objection why not; null where it can be chosen */
    public record Way(RevokeMode mode, String objection) {}

    @PostConstruct
    void read() {
        id = PublicId.of(request, "id");
        mode = wished();
        ways = new ArrayList<>();
        for (RevokeMode one : List.of(RevokeMode.TAKE_OVER, RevokeMode.CASCADE, RevokeMode.RESTRICT)) {
            Difference would = accounts.rehearseLeaving(here.scope(), id, one);
            ways.add(new Way(one, would.refusal() == null ? null : words.say("objection." + would.refusal())));
            difference = one == mode ? would : difference;
        }
        consequences = Consequence.of(difference, words, names);
        name = users.name(here.scope(), id);
    }

    private RevokeMode wished() {
        String wish = request.getParameter("mode");
        try {
            return wish == null ? RevokeMode.TAKE_OVER : RevokeMode.valueOf(wish);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal("access.unreadable");
        }
    }

    public void leave() {
        accounts.leave(here.scope(), id, mode, reason);
        onward.to("/access/users", "notice.access-withdrawn", name);
    }

    public String getName() {
        return name;
    }

    public UUID getId() {
        return id;
    }

    public RevokeMode getMode() {
        return mode;
    }

    public List<Way> getWays() {
        return ways;
    }

    public List<Consequence> getConsequences() {
        return consequences;
    }

    /** How many lines end so: LOST, TAKEN or KEPT. */
    public long count(String outcome) {
        return consequences.stream()
                .filter(line -> line.outcome().equals(outcome))
                .count();
    }

    public boolean isPossible() {
        return difference.refusal() == null;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
