package portico.delivery.web;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.UUID;
import portico.delivery.Deliveries;
import portico.shell.web.Here;
import portico.shell.web.PublicId;
import portico.words.web.Words;

/**
 * A print bundle, or its hand-over list (U4). It is written to a file first and sent from there: a slow line would keep the
 * database's transaction waiting until the database ends it, and what fails on the way is an error page, never half a file.
 */
@WebServlet({"/delivery/bundle.pdf", "/delivery/bundle.csv"})
public class BundleServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Here here;

    @Inject
    private transient Words words;

    @Inject
    private transient Deliveries deliveries;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UUID bundle = PublicId.of(request, "id");
        boolean pdf = request.getServletPath().endsWith(".pdf");
        try (FileChannel file = FileChannel.open(Files.createTempFile("bundle", null), READ, WRITE, DELETE_ON_CLOSE)) {
            OutputStream to = new BufferedOutputStream(Channels.newOutputStream(file));
            String bundled =
                    pdf ? deliveries.bundle(here.scope(), bundle, to) : deliveries.list(here.scope(), bundle, to);
            to.flush();
            response.setContentType(pdf ? "application/pdf" : "text/csv; charset=UTF-8");
            response.setContentLengthLong(file.size());
            String name = words.say("bundles.file", bundled) + (pdf ? ".pdf" : ".csv");
            response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
            file.position(0);
            Channels.newInputStream(file).transferTo(response.getOutputStream());
        }
    }
}
