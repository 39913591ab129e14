package portico.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sends whoever is not signed in to the start page, and whoever is asked for a second factor to where it is set up, by the way
 * that a browser or a script understands.
 */
record Detour(String target, boolean ajax) {

    static Detour toSignIn(HttpServletRequest request) {
        return new Detour(ReturnAddress.start(way(request)), isAjax(request));
    }

    static Detour toSecondFactor(HttpServletRequest request) {
        return new Detour(ReturnAddress.with("/accounts/second-factor", way(request)), isAjax(request));
    }

    private static boolean isAjax(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    void answer(HttpServletResponse response) throws IOException {
        if (!ajax) {
            response.sendRedirect(target);
            return;
        }
        // A script asked for a piece of a page; a plain redirect would put the start page into that piece.
        response.setContentType("text/xml");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"")
                .append(target.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;"))
                .append("\"/></partial-response>");
    }

    private static String way(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }
}
