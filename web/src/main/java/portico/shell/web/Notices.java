package portico.shell.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import portico.words.web.Words;

/**
 * What the next page tells: «Gespeichert.» After a change the browser is sent on to a page of its own, so that reloading
 * repeats nothing; the word about it travels in the session, to whichever node answers.
 */
public final class Notices {
    private static final String KEY = Notices.class.getName();

    private Notices() {}

    private record Notice(String key, ArrayList<String> arguments) implements Serializable {}

    public static void add(HttpServletRequest request, String key, String... arguments) {
        HttpSession session = request.getSession(true);
        ArrayList<Notice> waiting = waiting(session);
        waiting.add(new Notice(key, new ArrayList<>(List.of(arguments))));
        session.setAttribute(KEY, waiting);
    }

    /** Puts what waits on the page that is about to be shown. */
    static void show(FacesContext context) {
        HttpSession session = ((HttpServletRequest) context.getExternalContext().getRequest()).getSession(false);
        if (session == null || session.getAttribute(KEY) == null) {
            return;
        }
        Words words = Words.of(context);
        for (Notice notice : waiting(session)) {
            String text = words.say(notice.key(), notice.arguments().toArray());
            context.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, text, null));
        }
        session.removeAttribute(KEY);
    }

    @SuppressWarnings("unchecked")
    private static ArrayList<Notice> waiting(HttpSession session) {
        Object waiting = session.getAttribute(KEY);
        return waiting == null ? new ArrayList<>() : (ArrayList<Notice>) waiting;
    }
}
