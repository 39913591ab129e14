package portico.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jboss.logging.Logger;
import portico.guard.Callers;
import portico.guard.Denied;
import portico.guard.NotFound;
import portico.shared.Refusal;

/**
 * One line for each refusal, so that who watches the portal sees what is tried, by whom and from where. Never what was typed:
 * that may be a password, a name, or a line of somebody's own making.
 */
public final class RefusalLog {
    private static final Logger LOG = Logger.getLogger(RefusalLog.class);

    private RefusalLog() {}

    static void note(HttpServletRequest request, Throwable cause) {
        note(request, word(cause));
    }

    /** @param cause one word, such as foreign-form */
    public static void note(HttpServletRequest request, String cause) {
        LOG.infof(
                "Refused %s: %s %s, account %s, from %s",
                cause, request.getMethod(), request.getRequestURI(), account(), request.getRemoteAddr());
    }

    private static String word(Throwable cause) {
        if (cause instanceof Refusal refusal) {
            return refusal.key();
        }
        if (cause instanceof Denied denied) {
            return "denied " + denied.rights();
        }
        return cause instanceof NotFound ? "not-found" : cause.getClass().getSimpleName();
    }

    private static String account() {
        return Callers.current().account().map(me -> Long.toString(me.value())).orElse("–");
    }
}
