package portico.shared;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Has something done again and again as long as the application is there, at an interval that no clock can stretch. The
 * container's calendar timers wait for a time of day: where the machine's clock is put back by an hour, they all stand still for
 * that hour, and with them heartbeats, take-overs and mails. What happens at a time of day, at night for instance, stays theirs.
 */
@Dependent
public class Rhythm {
    private static final Logger LOG = Logger.getLogger(Rhythm.class.getName());

    @Resource
    private ManagedScheduledExecutorService threads;

    private ScheduledFuture<?> going;
    private boolean failing;

    /** Something that may go wrong; then it is said once, and tried again at the next beat. */
    public interface Beat {
        void once() throws Exception;
    }

    /**
     * To be called once, when the application starts.
     *
     * @param what for the log, as the beginning of a sentence: «The heartbeat»
     */
    public void start(String what, long seconds, Beat beat) {
        going = threads.scheduleAtFixedRate(() -> tried(what, seconds, beat), seconds, seconds, TimeUnit.SECONDS);
    }

    private void tried(String what, long seconds, Beat beat) {
        try {
            beat.once();
            if (failing) {
                LOG.info(() -> what + " works again");
            }
            failing = false;
        } catch (Exception trouble) {
            // An exception would end the repetition for good. The same each five seconds says nothing new.
            LOG.log(
                    failing ? Level.FINE : Level.WARNING,
                    trouble,
                    () -> what + " failed and is tried again every " + seconds + " seconds: " + root(trouble));
            failing = true;
        }
    }

    private static String root(Throwable trouble) {
        Throwable cause = trouble;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    @PreDestroy
    void stop() {
        if (going != null) {
            going.cancel(false);
        }
    }
}
