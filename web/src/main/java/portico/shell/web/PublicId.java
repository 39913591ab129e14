package portico.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import portico.guard.NotFound;

/** The id of an invoice, a bundle … in an address; whatever is none leads to nothing. */
public final class PublicId {
    private PublicId() {}

    /** @throws NotFound where the parameter is missing or no id */
    public static UUID of(HttpServletRequest request, String parameter) {
        String text = request.getParameter(parameter);
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException notOne) {
            throw new NotFound();
        }
    }
}
