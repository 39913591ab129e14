package portico.trial.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import portico.trial.TrialState;
import portico.trial.Trials;
import portico.visit.web.Visit;

/**
 * «Testumgebung», on every page of a trial and on no other. It is asked once a visit, because nobody gets into one later: the
 * session keeps the answer.
 */
@Named
@RequestScoped
public class TrialBanner {
    private static final String KEY = TrialBanner.class.getName();

    /** The operator's law is Swiss, and so is the midnight at which a trial ends. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    /** @param state null for everybody real */
    private record Known(TrialState state) implements Serializable {}

    @Inject
    private HttpServletRequest request;

    @Inject
    private Visit visit;

    @Inject
    private Trials trials;

    public boolean isOffered() {
        return trials.offered();
    }

    public boolean isInside() {
        return state() != null;
    }

    /** Its visitor ends it; the people whom it tells of do not. */
    public boolean isVisitor() {
        return isInside() && state().visitor();
    }

    /** Its last day. */
    public LocalDate getLastDay() {
        return state().ends().minusSeconds(1).atZone(ZONE).toLocalDate();
    }

    private TrialState state() {
        HttpSession session = visit.isSignedIn() ? request.getSession(false) : null;
        if (session == null) {
            return null;
        }
        Known known = (Known) session.getAttribute(KEY);
        if (known == null && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null) {
            known = new Known(trials.mine().orElse(null));
            session.setAttribute(KEY, known);
        }
        // An error page also stands where the database is away.
        return known == null ? null : known.state();
    }
}
