package portico.shell.web;

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
import portico.guard.Caller;
import portico.guard.Callers;
import portico.guard.PageTransaction;
import portico.guard.Reception;
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
            "/start",
            "/help",
            "/preferences",
            "/jakarta.faces.resource/",
            "/billing/confirm",
            "/accounts/password",
            "/accounts/forgotten",
            "/accounts/second-step",
            "/supporters/invitation",
            "/supporters/guide",
            "/supporters/guide.pdf");

    @Inject
    private transient Clocks clocks;

    @Inject
    private transient Reception reception;

    @Inject
    private transient PageTransaction page;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!onlyReads(request)) {
            admit(request, response, chain);
            return;
        }
        page.begin();
        try {
            admit(request, new PromptResponse(response, page), chain);
        } finally {
            page.end();
        }
    }

    private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Caller caller = caller(request);
        if (caller.account().isEmpty() && !isErrorPage(request) && !isOpen(request.getRequestURI())) {
            new SignInFirst(request).answer(response);
            return;
        }
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

    /** Whose visit is over is nobody from here on. */
    private Caller caller(HttpServletRequest request) {
        String id = (String) request.getAttribute(EnvelopeFilter.REQUEST_ID);
        Optional<Visitor> visitor = Visitor.of(request);
        if (visitor.isEmpty()) {
            return Caller.anonymous(id);
        }
        Caller caller = Caller.signedIn(visitor.get().account(), visitor.get().pass(), id);
        if (visitor.get().isOver(clocks.now()) || !isStillIn(caller, request)) {
            request.getSession().invalidate();
            return Caller.anonymous(id);
        }
        return caller;
    }

    private boolean isStillIn(Caller caller, HttpServletRequest request) {
        if (isErrorPage(request) || isResource(request)) {
            return true;
        }
        try {
            return reception.isStillIn(caller);
        } catch (IllegalStateException away) {
            // Without the database there is nothing to be seen anyway, but for whom to call (U47).
            return true;
        }
    }

    /** An error page too, whatever was asked for. */
    private static boolean onlyReads(HttpServletRequest request) {
        return isErrorPage(request) || List.of("GET", "HEAD").contains(request.getMethod()) && !isResource(request);
    }

    private static boolean isResource(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/jakarta.faces.resource/");
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
