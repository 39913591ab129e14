package portico.access.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import portico.access.Difference;
import portico.access.Grants;
import portico.access.PersonRow;
import portico.access.RightChange;
import portico.access.RightsMatrix;
import portico.access.Users;
import portico.delegation.RevokeMode;
import portico.guard.Right;
import portico.shared.Page;
import portico.shared.Refusal;
import portico.shell.web.Here;
import portico.words.web.Tables;
import portico.words.web.Words;

/**
 * «Benutzer-Verwaltung»: who may what at a level (U12, U22). What was ticked comes back as pairs of person and right, with
 * what was ticked before: a list that moved meanwhile cannot turn a change into somebody else's.
 */
@Named
@RequestScoped
public class UsersPage {
    /** As many columns as a screen has. */
    private static final int PIECE = 6;

    @Inject
    private Here here;

    @Inject
    private Tables tables;

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
    private Grants grants;

    private RightsMatrix matrix;
    private List<RightLines.Group> groups;
    private List<RightChange> changes;
    private Difference difference;
    private RevokeMode mode = RevokeMode.TAKE_OVER;
    private LocalDate until;
    private String reason;

    @PostConstruct
    void read() {
        matrix = users.matrix(here.scope(), tables.piece(PIECE));
        groups =
                RightLines.of(matrix, names, posted("tick"), request.getMethod().equals("POST"));
        changes = changed();
    }

    /** Shows what saving would do; nothing is changed yet. */
    public void review() {
        if (changes.isEmpty()) {
            throw new Refusal("access.nothing-changed");
        }
        difference = grants.rehearse(here.scope(), changes, names.endOf(until), mode);
    }

    public void save() {
        review();
        grants.change(here.scope(), changes, names.endOf(until), mode, reason);
        onward.to("/access/users", "notice.rights-changed");
    }

    /** What is ticked and was not, and what was and is not. */
    private List<RightChange> changed() {
        Set<String> ticked = posted("tick");
        Set<String> before = posted("was");
        List<RightChange> found = new ArrayList<>();
        ticked.stream().filter(key -> !before.contains(key)).forEach(key -> found.add(RightLines.change(key, true)));
        before.stream().filter(key -> !ticked.contains(key)).forEach(key -> found.add(RightLines.change(key, false)));
        return found;
    }

    private Set<String> posted(String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? Set.of() : new TreeSet<>(List.of(values));
    }

    /** Who only looks changes nothing. */
    public boolean isAdministrator() {
        return here.may(Right.PORTAL_ADMIN);
    }

    public List<PersonRow> getPersons() {
        return matrix.people().rows();
    }

    public Page<PersonRow> getPage() {
        return matrix.people();
    }

    public List<RightLines.Group> getGroups() {
        return groups;
    }

    public int getCount() {
        return changes.size();
    }

    public boolean isGiving() {
        return changes.stream().anyMatch(RightChange::give);
    }

    public boolean isTaking() {
        return changes.stream().anyMatch(change -> !change.give());
    }

    /** Null until somebody asked for it. */
    public List<Consequence> getConsequences() {
        return difference == null ? null : Consequence.of(difference, words, names);
    }

    /** What stands against it; null where nothing does. */
    public String getObjection() {
        return difference == null || difference.refusal() == null
                ? null
                : words.say("objection." + difference.refusal());
    }

    public RevokeMode[] getModes() {
        return RevokeMode.values();
    }

    public RevokeMode getMode() {
        return mode;
    }

    public void setMode(RevokeMode mode) {
        this.mode = mode == null ? RevokeMode.TAKE_OVER : mode;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
