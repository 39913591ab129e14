package portico.crash;

import java.util.concurrent.TimeUnit;

/** Between two looks at what others are doing. */
final class Pause {
    private Pause() {}

    static void millis(long many) {
        try {
            TimeUnit.MILLISECONDS.sleep(many);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
