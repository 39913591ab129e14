package portico.shell.web;

import jakarta.ejb.EJBException;
import jakarta.el.ELException;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import org.jboss.logging.Logger;
import portico.guard.Denied;
import portico.guard.NotFound;
import portico.shared.Refusal;

/**
 * Something that kept a page from being shown, and how it is answered: absent 404, denied 403, a wish that cannot be met
 * 400, everything else 500 with a reference under which the log tells the rest, once.
 *
 * @param reference the first eight signs of the request id: short enough to be read out on the telephone
 */
public record Mishap(int status, Throwable cause, String reference) {
    private static final Logger LOG = Logger.getLogger(Mishap.class);
    private static final String KEY = Mishap.class.getName();

    static Mishap of(Throwable thrown, String requestId) {
        Throwable cause = root(thrown);
        return new Mishap(statusOf(cause), cause, requestId.substring(0, 8));
    }

    /** The mishap that the present error page is about; null where the server itself found the page missing. */
    public static Mishap of(HttpServletRequest request) {
        return (Mishap) request.getAttribute(KEY);
    }

    boolean isFault() {
        return status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    void log() {
        if (isFault()) {
            LOG.errorf(cause, "Fault %s", reference);
        }
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        log();
        if (response.isCommitted()) {
            // Too late for a page: half of another one has left. The log has it.
            return;
        }
        request.setAttribute(KEY, this);
        response.sendError(status);
    }

    /** What really happened, freed from what containers wrap around it. */
    static Throwable root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && isWrapping(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isWrapping(Throwable thrown) {
        return thrown instanceof FacesException && !(thrown instanceof ViewExpiredException)
                || thrown instanceof ELException
                || thrown instanceof EJBException
                || thrown instanceof ServletException
                || thrown instanceof InvocationTargetException
                || thrown.getClass().getName().startsWith("org.jboss.weld");
    }

    private static int statusOf(Throwable cause) {
        if (cause instanceof NotFound) {
            return HttpServletResponse.SC_NOT_FOUND;
        }
        if (cause instanceof Denied) {
            return HttpServletResponse.SC_FORBIDDEN;
        }
        return cause instanceof Refusal
                ? HttpServletResponse.SC_BAD_REQUEST
                : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
