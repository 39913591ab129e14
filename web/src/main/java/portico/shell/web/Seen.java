package portico.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import portico.guard.NotFound;

/**
 * What stood in a row when the person looked: a list may have moved since, and the row's place then means another. Each row of
 * the form carries a hidden field called «seen».
 */
public final class Seen {
    private Seen() {}

    /** @throws NotFound where nothing stood there */
    public static String at(HttpServletRequest request, int place) {
        String[] seen = request.getParameterValues("seen");
        if (seen == null || place < 0 || place >= seen.length) {
            throw new NotFound();
        }
        return seen[place];
    }
}
