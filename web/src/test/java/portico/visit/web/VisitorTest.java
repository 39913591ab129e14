package portico.visit.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
        visitor(Instant.EPOCH).enter(request);
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

    /** The clocks on the walls may do what they like; one that is put forward or back costs or gives what it was put. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-03-27T20:00:00Z",
                "2027-10-30T20:00:00Z",
                "2028-02-28T18:00:00Z",
                "2028-02-29T18:00:00Z",
                "2027-12-31T20:00:00Z"
            })
    void U46_a_visit_is_over_after_twelve_hours_to_the_second(Instant since) {
        Visitor visitor = visitor(since);
        for (long good : new long[] {-3600, 0, 11 * 3600 + 3599, 12 * 3600}) {
            assertFalse(visitor.isOver(since.plusSeconds(good)), good + " s");
        }
        for (long over : new long[] {12 * 3600 + 1, 13 * 3600}) {
            assertTrue(visitor.isOver(since.plusSeconds(over)), over + " s");
        }
    }

    private static Visitor visitor(Instant since) {
        return new Visitor(
                new AccountId(7),
                "Regula Ammann",
                Language.DE,
                Theme.SYSTEM,
                ZoneId.of("Europe/Zurich"),
                0,
                null,
                since);
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
