package portico.documents.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import portico.documents.Documents;
import portico.shell.web.Here;
import portico.shell.web.PublicId;

/** The code of an invoice's payment part as a picture, as it stands in the PDF (U3). */
@WebServlet("/documents/invoice-qr.svg")
public class PaymentCodeServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Here here;

    @Inject
    private transient Documents documents;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] picture =
                documents.paymentCode(here.scope(), PublicId.of(request, "id")).getBytes(StandardCharsets.UTF_8);
        response.setContentType("image/svg+xml");
        response.setCharacterEncoding("UTF-8");
        response.setContentLength(picture.length);
        response.getOutputStream().write(picture);
    }
}
