package portico.guard;

import java.util.List;
import java.util.concurrent.Callable;
import org.jboss.logging.MDC;

/** Who is asking on this thread. The web binds him once per request; nothing inherits him, and nothing keeps him. */
public final class Callers {
    private static final String REQUEST = "requestId";
    private static final Caller NOBODY = Caller.anonymous("none");
    private static final ThreadLocal<Caller> BOUND = new ThreadLocal<>();

    private Callers() {}

    /** Does the work as this caller, and makes the thread the former one's again. */
    public static <T> T call(Caller caller, Callable<T> work) throws Exception {
        Caller before = BOUND.get();
        bind(caller);
        try {
            return work.call();
        } finally {
            bind(before);
        }
    }

    /** Somebody unknown where nobody was bound: deny is the default. */
    public static Caller current() {
        Caller caller = BOUND.get();
        return caller == null ? NOBODY : caller;
    }

    /** The account that asks. */
    public static AccountId me() {
        return current().account().orElseThrow(() -> new Denied(List.of()));
    }

    private static void bind(Caller caller) {
        if (caller == null) {
            BOUND.remove();
            MDC.remove(REQUEST);
        } else {
            BOUND.set(caller);
            MDC.put(REQUEST, caller.requestId());
        }
    }
}
