package portico.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.omnifaces.util.Faces;

/**
 * The token of a mail's link. It leaves the address at once for the session, so that neither the history, a bookmark, nor the
 * next page's referrer keeps it.
 *
 * @param page to which the link leads
 */
record MailedToken(String page) {
    private static final int HALF_AN_HOUR = 1800;

    /** Whether it has just come, and the browser goes on without it. */
    boolean arrives(HttpServletRequest request) {
        String token = request.getParameter("token");
        if (token == null) {
            return false;
        }
        // In a session that nobody else may have planted: who holds its id could use the link.
        HttpSession session = request.getSession(true);
        session.setAttribute(key(), token);
        session.setMaxInactiveInterval(HALF_AN_HOUR);
        request.changeSessionId();
        Faces.getResponse().setHeader("Referrer-Policy", "no-referrer");
        Faces.redirect(page);
        return true;
    }

    /** Null where there is none. */
    String in(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(key());
    }

    void forget(HttpServletRequest request) {
        request.getSession().removeAttribute(key());
    }

    private String key() {
        return MailedToken.class.getName() + page;
    }
}
