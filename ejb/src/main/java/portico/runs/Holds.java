package portico.runs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this JVM works on at the moment, in memory on purpose: a heartbeat must speak for a job that really runs here, and
 * not for one that an earlier life of this node left behind.
 */
final class Holds {
    private static final Map<Long, RunHold> HELD = new ConcurrentHashMap<>();

    private Holds() {}

    static void add(RunHold hold) {
        HELD.put(hold.run(), hold);
    }

    /** @return whether it was held, under this very fence */
    static boolean remove(RunHold hold) {
        return HELD.remove(hold.run(), hold);
    }

    static boolean has(RunHold hold) {
        return hold.equals(HELD.get(hold.run()));
    }

    static boolean has(long run) {
        return HELD.containsKey(run);
    }

    static Iterable<RunHold> all() {
        return HELD.values();
    }
}
