package portico.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
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

    /** The same where it is a number. */
    public static long number(HttpServletRequest request, int place) {
        try {
            return Long.parseLong(at(request, place));
        } catch (NumberFormatException forged) {
            throw new NotFound();
        }
    }

    /** The same where it is an id. */
    public static UUID id(HttpServletRequest request, int place) {
        try {
            return UUID.fromString(at(request, place));
        } catch (IllegalArgumentException forged) {
            throw new NotFound();
        }
    }
}
