package portico.shell.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginFilterTest {
    private static final Map<String, String> HERE = Map.of("Host", "portal.example", "Sec-Fetch-Site", "same-origin");
    private static final Map<String, String> ELSEWHERE =
            Map.of("Host", "portal.example", "Sec-Fetch-Site", "cross-site");
    private static final Map<String, String> A_FORM = Map.of("jakarta.faces.ViewState", "stateless");

    @Test
    void a_link_from_anywhere_opens_a_page() throws Exception {
        assertEquals("passed", answer("GET", ELSEWHERE, Map.of("scope", "1")));
    }

    @Test
    void a_form_passes_from_our_own_pages_only() throws Exception {
        assertEquals("passed", answer("POST", HERE, A_FORM));
        assertEquals("403", answer("POST", ELSEWHERE, A_FORM));
        assertEquals("403", answer("POST", Map.of("Host", "portal.example", "Origin", "null"), A_FORM));
        assertEquals("403", answer("POST", Map.of("Host", "portal.example", "Origin", "https://x.example"), A_FORM));
    }

    @Test
    void a_link_sends_no_form() throws Exception {
        assertEquals("403", answer("GET", ELSEWHERE, A_FORM));
        assertEquals("403", answer("HEAD", HERE, A_FORM));
    }

    private static String answer(String method, Map<String, String> headers, Map<String, String> parameters)
            throws Exception {
        StringBuilder answer = new StringBuilder();
        HttpServletRequest request = fake(HttpServletRequest.class, (name, argument) -> switch (name) {
            case "getMethod" -> method;
            case "getHeader" -> headers.get(argument);
            case "getParameter" -> parameters.get(argument);
            default -> throw new UnsupportedOperationException(name);
        });
        HttpServletResponse response = fake(HttpServletResponse.class, (name, argument) -> answer.append(argument));
        new OriginFilter().doFilter(request, response, (passed, unused) -> answer.append("passed"));
        return answer.toString();
    }

    private interface Answer {
        Object to(String method, Object argument);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object given = answer.to(method.getName(), arguments == null ? null : arguments[0]);
                    return method.getReturnType() == void.class ? null : given;
                }));
    }
}
