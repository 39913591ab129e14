package portico.shell.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.SessionCookieConfig;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import portico.shared.Settings;

class SecureCookieTest {

    @Test
    void the_session_s_cookie_travels_by_https_only_where_the_portal_is_reached_so() {
        assertEquals(List.of("setSecure true"), marks("https://portal.example"));
        assertEquals(List.of("setSecure true"), marks("HTTPS://portal.example"));
        assertEquals(List.of("setSecure false"), marks("http://localhost:8080"));
    }

    private static List<String> marks(String publicUrl) {
        List<String> marks = new ArrayList<>();
        SessionCookieConfig cookie = fake(SessionCookieConfig.class, (proxy, method, arguments) -> {
            marks.add(method.getName() + " " + arguments[0]);
            return null;
        });
        SecureCookie listener = new SecureCookie();
        listener.settings =
                new Settings(new byte[32], new byte[32], "test", URI.create(publicUrl), Path.of("."), Optional.empty());
        listener.contextInitialized(
                new ServletContextEvent(fake(ServletContext.class, (proxy, method, arguments) -> cookie)));
        return marks;
    }

    private static <T> T fake(Class<T> type, InvocationHandler answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answer));
    }
}
