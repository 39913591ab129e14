package portico.words.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import portico.shared.Page;
import portico.shared.PageRequest;

/**
 * Lists in pieces. The place in a list stands in the address ({@code ?after=}), not in a table's state: it can be
 * bookmarked, the back button works, and a browser can ask for no row that a door did not just hand out.
 */
@Named
@RequestScoped
public class Tables {

    @Inject
    private HttpServletRequest request;

    /** The piece that the address asks for. */
    public PageRequest piece(int size) {
        String after = request.getParameter("after");
        return new PageRequest(after == null || after.isBlank() ? null : after, size);
    }

    /** Whether the beginning of the list lies before this piece. */
    public boolean isInside() {
        return piece(1).after() != null;
    }

    public List<?> rows(Object value) {
        if (value instanceof Page<?> page) {
            return page.rows();
        }
        return value instanceof Collection<?> rows ? List.copyOf(rows) : List.of();
    }

    /** The cursor of the next piece, null at the end. */
    public String next(Object value) {
        return value instanceof Page<?> page ? page.next() : null;
    }
}
