package portico.visit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;

/**
 * Somebody whose password was right and whose code is missing: not signed in, and known to nothing but the page that asks for
 * the code.
 *
 * @param ticket what the first step gave; the database ends it after five minutes
 * @param to where he wants to go afterwards
 */
public record Halfway(String ticket, String to) implements Serializable {
    private static final String KEY = Halfway.class.getName();

    /** In a fresh session with a fresh id, as in {@link Visitor#enter}. */
    public void enter(HttpServletRequest request) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        request.getSession(true).setAttribute(KEY, this);
        request.changeSessionId();
    }

    public static Optional<Halfway> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((Halfway) session.getAttribute(KEY));
    }

    /** A record would print the ticket. */
    @Override
    public String toString() {
        return "Halfway";
    }
}
