package portico.documents.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import portico.documents.Documents;
import portico.documents.PdfFile;
import portico.shell.web.Here;
import portico.shell.web.PublicId;

/** An archived invoice, byte for byte (U2, U3). {@code ?id=} is the invoice's public id, {@code ?scope=} the level. */
@WebServlet("/documents/invoice.pdf")
public class InvoicePdfServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Here here;

    @Inject
    private transient Documents documents;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PdfFile file = documents.pdf(here.scope(), PublicId.of(request, "id"));
        response.setContentType("application/pdf");
        response.setContentLength(file.bytes().length);
        // Our names are plain ASCII: number and kind of document. Nothing of a customer's stands in them.
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
        response.getOutputStream().write(file.bytes());
    }
}
