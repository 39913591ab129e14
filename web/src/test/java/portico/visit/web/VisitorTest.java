package portico.visit.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import portico.guard.AccountId;

class VisitorTest {

    @Test
    void U46_signing_in_leaves_the_session_and_its_id_behind() {
        List<String> done = new ArrayList<>();
        HttpSession session = fake(HttpSession.class, (proxy, method, arguments) -> note(done, method.getName(), null));
        HttpServletRequest request = fake(
                HttpServletRequest.class,
                (proxy, method, arguments) ->
                        note(done, method.getName(), method.getName().equals("getSession") ? session : null));
        new Visitor(
                        new AccountId(7),
                        "Regula Ammann",
                        Language.DE,
                        Theme.SYSTEM,
                        ZoneId.of("UTC"),
                        0,
                        null,
                        Instant.EPOCH)
                .enter(request);
        assertEquals(
                List.of(
                        "getSession",
                        "invalidate",
                        "getSession",
                        "setMaxInactiveInterval",
                        "setAttribute",
                        "changeSessionId"),
                done);
    }

    @Test
    void an_address_to_come_back_to_names_no_host() {
        assertEquals("/accounts/profile?x=//y", Visit.ofThisHouse("/accounts/profile?x=//y"));
        assertEquals(
                "/frauds.example/..;/accounts/profile", Visit.ofThisHouse("//frauds.example/..;/accounts/profile"));
    }

    private static Object note(List<String> done, String what, Object answer) {
        done.add(what);
        return answer;
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
