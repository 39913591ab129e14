package portico.shell.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import portico.shared.Settings;

/**
 * Where the portal is reached by HTTPS, the session's cookie never travels without it. It depends on the public address and
 * not on the request, because TLS ends at the proxy; on a developer's plain address sign-in must still work.
 */
@WebListener
public class SecureCookie implements ServletContextListener {

    @Inject
    Settings settings;

    @Override
    public void contextInitialized(ServletContextEvent start) {
        boolean https = "https".equalsIgnoreCase(settings.publicUrl().getScheme());
        start.getServletContext().getSessionCookieConfig().setSecure(https);
    }
}
