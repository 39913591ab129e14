package portico.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;

/**
 * What this browser was asked for its passkeys and has not answered yet: the last few questions, because people have more than
 * one page open. Each answer uses up all of them.
 */
public final class Challenges {
    private static final String KEY = Challenges.class.getName();
    private static final int FEW = 5;

    private Challenges() {}

    public static void remember(HttpServletRequest request, String challenge) {
        HttpSession session = request.getSession(true);
        ArrayList<String> asked = asked(session);
        asked.add(challenge);
        while (asked.size() > FEW) {
            asked.remove(0);
        }
        session.setAttribute(KEY, asked);
    }

    public static List<String> take(HttpServletRequest request) {
        HttpSession session = request.getSession(true);
        List<String> asked = asked(session);
        session.removeAttribute(KEY);
        return asked;
    }

    @SuppressWarnings("unchecked")
    private static ArrayList<String> asked(HttpSession session) {
        Object asked = session.getAttribute(KEY);
        return asked == null ? new ArrayList<>() : new ArrayList<>((ArrayList<String>) asked);
    }
}
