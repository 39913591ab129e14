package portico.errors.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import portico.access.Access;
import portico.access.Helpers;
import portico.access.MissingRight;
import portico.guard.Denied;
import portico.guard.Right;
import portico.shell.web.Here;
import portico.shell.web.Mishap;

/** Says which right is missing and where, and who can grant it (B3). */
@Named
@RequestScoped
public class DeniedPage {

    @Inject
    private HttpServletRequest request;

    @Inject
    private Here here;

    @Inject
    private Access access;

    private List<MissingRight> missing;

    @PostConstruct
    void read() {
        Mishap mishap = Mishap.of(request);
        List<String> rights = mishap != null && mishap.cause() instanceof Denied denied ? denied.rights() : List.of();
        // «Any right» is none that one could ask for.
        rights = rights.stream().filter(right -> !right.equals(Right.ANY)).toList();
        // The operator's own rights are no help where a customer's would do.
        List<String> grantable =
                rights.stream().filter(right -> !right.startsWith("Operator-")).toList();
        rights = grantable.isEmpty() ? rights : grantable;
        missing = rights.stream().map(this::missing).toList();
    }

    private MissingRight missing(String right) {
        return here.getScope() == null
                ? new MissingRight(right, null, Helpers.NOBODY, Helpers.NOBODY, false)
                : access.missing(here.getScope(), right);
    }

    /** Any one of them would do; empty where it was no right that was missing. */
    public List<MissingRight> getMissing() {
        return missing;
    }
}
