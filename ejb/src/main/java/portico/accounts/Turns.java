package portico.accounts;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets only so many at once do what costs much; the others wait, the first to come first. */
final class Turns {
    private final Semaphore free;

    Turns(int atOnce) {
        free = new Semaphore(atOnce, true);
    }

    <T> T take(Supplier<T> work) {
        free.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
