package portico.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends whoever is not signed in to the start page, by the way that a browser or a script understands. */
record SignInFirst(String target, boolean ajax) {

    SignInFirst(HttpServletRequest request) {
        this(ReturnAddress.start(way(request)), "partial/ajax".equals(request.getHeader("Faces-Request")));
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
