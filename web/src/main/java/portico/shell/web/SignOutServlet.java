package portico.shell.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import portico.accounts.Visits;
import portico.visit.web.Visitor;

/** Ends the session. By form only: a link that signs out could be hidden in any page or mail. */
@WebServlet("/sign-out")
public class SignOutServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Visits visits;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        Visitor.of(request).ifPresent(visitor -> visits.end(visitor.visit()));
        if (session != null) {
            session.invalidate();
        }
        response.sendRedirect("/start?bye=1");
    }
}
