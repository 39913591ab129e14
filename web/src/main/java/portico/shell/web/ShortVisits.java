package portico.shell.web;

import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/**
 * Whoever only looks at the start page costs memory for five minutes, not thirty: PrimeFaces keeps the nonce of each page in
 * a session, and the open pages are what robots visit. Signing in begins a session of full length.
 */
@WebListener
public class ShortVisits implements HttpSessionListener {
    private static final int FIVE_MINUTES = 300;

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        event.getSession().setMaxInactiveInterval(FIVE_MINUTES);
    }
}
