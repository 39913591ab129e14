package portico.shell.web;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import portico.accounts.SignIn;
import portico.guard.Caller;
import portico.guard.Callers;
import portico.shared.Clocks;
import portico.visit.web.Visitor;

/**
 * Tells the guard who asks, for as long as the request lasts. Who has not signed in gets the start page and keeps his way
 * back; only the addresses named here answer him.
 */
public class CallerFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Open without signing in; every other address, existing or not, leads to the start page. */
    private static final List<String> OPEN = List.of(
            "/start", "/help", "/preferences", "/jakarta.faces.resource/", "/billing/confirm", "/accounts/password");

    @Inject
    private transient Clocks clocks;

    @Inject
    private transient SignIn signIn;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        endSessionWhenOver(request);
        Optional<Visitor> visitor = Visitor.of(request);
        String id = (String) request.getAttribute(EnvelopeFilter.REQUEST_ID);
        if (visitor.isEmpty() && !isErrorPage(request) && !isOpen(request.getRequestURI())) {
            new SignInFirst(request).answer(response);
            return;
        }
        Caller caller =
                visitor.map(known -> Caller.signedIn(known.account(), id)).orElseGet(() -> Caller.anonymous(id));
        try {
            Callers.call(caller, () -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (IOException | ServletException | RuntimeException passedOn) {
            throw passedOn;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    private void endSessionWhenOver(HttpServletRequest request) {
        if (Visitor.of(request)
                .filter(visitor -> visitor.isOver(clocks.now()) || !isStillIn(visitor, request))
                .isPresent()) {
            request.getSession().invalidate();
        }
    }

    private boolean isStillIn(Visitor visitor, HttpServletRequest request) {
        if (isErrorPage(request) || request.getRequestURI().startsWith("/jakarta.faces.resource/")) {
            return true;
        }
        try {
            return signIn.isStillIn(visitor.account(), visitor.credentials());
        } catch (EJBException away) {
            // Without the database there is nothing to be seen anyway, but for whom to call (U47).
            return true;
        }
    }

    private static boolean isErrorPage(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.ERROR;
    }

    private static boolean isOpen(String path) {
        return path.equals("/")
                || OPEN.stream()
                        .anyMatch(open -> path.equals(open)
                                || path.equals(open + ".xhtml")
                                || open.endsWith("/") && path.startsWith(open));
    }
}
