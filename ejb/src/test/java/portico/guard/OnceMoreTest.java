package portico.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ejb.EJBException;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import portico.shared.Refusal;

class OnceMoreTest {
    private int knocks;

    @Test
    void a_deadlock_is_tried_again_three_times() {
        assertThrows(EJBException.class, () -> knock(9, deadlock("40P01")));
        assertEquals(4, knocks);
    }

    @Test
    void who_is_let_in_at_last_gets_what_he_came_for() throws Exception {
        assertEquals("in", knock(2, deadlock("40001")));
        assertEquals(3, knocks);
    }

    @Test
    void everything_else_is_told_at_once() {
        assertThrows(Refusal.class, () -> knock(9, new Refusal("test.refused")));
        assertEquals(1, knocks);
        assertThrows(EJBException.class, () -> knock(9, deadlock("23505")));
        assertEquals(2, knocks);
    }

    @Test
    void an_inner_door_never_tries_again_because_its_transaction_is_lost() {
        int[] inner = {0};
        OnceMore door = new OnceMore();
        assertThrows(
                EJBException.class,
                () -> door.enter(call(() -> {
                    knocks++;
                    return door.enter(call(() -> {
                        inner[0]++;
                        throw deadlock("40P01");
                    }));
                })));
        assertEquals(4, knocks);
        assertEquals(4, inner[0], "once for each knock at the outer door");
    }

    private Object knock(int failures, RuntimeException failure) throws Exception {
        return new OnceMore().enter(call(() -> {
            knocks++;
            if (knocks <= failures) {
                throw failure;
            }
            return "in";
        }));
    }

    private static EJBException deadlock(String state) {
        return new EJBException(new IllegalStateException(new SQLException("in each other's way", state)));
    }

    private static InvocationContext call(Callable<Object> work) {
        return (InvocationContext) Proxy.newProxyInstance(
                OnceMoreTest.class.getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, method, arguments) -> work.call());
    }
}
