package portico.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class CallersTest {

    @Test
    void a_nested_caller_gives_the_thread_back() throws Exception {
        Caller outer = Caller.signedIn(new AccountId(7), "outer");
        Callers.call(outer, () -> {
            assertThrows(
                    IllegalStateException.class,
                    () -> Callers.call(Caller.system("sealer"), () -> {
                        assertEquals("sealer", MDC.get("requestId"));
                        throw new IllegalStateException("the job failed");
                    }));
            assertEquals(outer, Callers.current());
            assertEquals("outer", MDC.get("requestId"));
            return null;
        });
        assertTrue(Callers.current().account().isEmpty());
        assertEquals(null, MDC.get("requestId"));
    }

    @Test
    void nobody_is_signed_in_where_nobody_was_bound() {
        assertThrows(Denied.class, Callers::me);
    }
}
