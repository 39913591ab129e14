package portico.supporters.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import portico.supporters.GuideFile;
import portico.supporters.Guides;

/** The supporter guide as PDF (H21): {@code ?language=} de, fr, it or en. */
@WebServlet("/supporters/guide.pdf")
public class GuideServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Guides guides;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        GuideFile file = guides.pdf(request.getParameter("language"));
        response.setContentType("application/pdf");
        response.setContentLength(file.bytes().length);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
        response.getOutputStream().write(file.bytes());
    }
}
