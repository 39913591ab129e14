package portico.crash;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The people of a month: one starts the run, another releases it when it is rated, and both repeat what a dying server did
 * not hear. More they do not do: the rest has to come about by itself.
 */
final class Month implements AutoCloseable {
    static final String STARTER = "sabine.loretan@brunnmatt.example";
    static final String APPROVER = "cornelia.wyss@brunnmatt.example";

    private static final long ASKED_AGAIN_MILLIS = 8_000;

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM portico.run_slice s JOIN portico.run r ON r.id = s.run_id WHERE r.kind = 'monthly-invoices')
                 + (SELECT count(*) FROM portico.run_stage g JOIN portico.run r ON r.id = g.run_id WHERE r.kind = 'monthly-invoices')
                 + (SELECT count(*) FROM portico.outbox_mail m WHERE m.state = 'SENT')""";

    private final Scene scene;
    private final Map<String, Long> asked = new HashMap<>();
    private final Thread people = new Thread(this::work, "people");
    private volatile Reached reached = new Reached("NONE", "NONE", 0, false);
    private volatile boolean patient;
    private volatile boolean home;
    private volatile Throwable trouble;

    /** How far it is; {@code count} grows with everything that anybody gets done. */
    record Reached(String stage, String state, long count, boolean over) {}

    Month(Scene scene) {
        this.scene = scene;
    }

    Month begin() {
        people.start();
        return this;
    }

    /** A failed run does not upset them any more: somebody will find the cause and resume it. */
    Month patient() {
        patient = true;
        return this;
    }

    boolean isOver() {
        return reached().over();
    }

    /** As the people saw it last. */
    Reached reached() {
        if (trouble != null) {
            throw new AssertionError(trouble.getMessage(), trouble);
        }
        return reached;
    }

    void awaitOver(long seconds) {
        await("the end", seconds, Reached::over);
    }

    Reached await(String what, long seconds, Predicate<Reached> enough) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!enough.test(reached())) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " was not reached within " + seconds + " s: " + reached);
            }
            Pause.millis(20);
        }
        return reached();
    }

    private void work() {
        try {
            while (!home) {
                look();
                Pause.millis(100);
            }
        } catch (AssertionError | RuntimeException seen) {
            trouble = seen;
        }
    }

    /** A look at the desk, and what the people do then. */
    private void look() {
        String row = scene.one("""
                SELECT concat_ws(' ', r.stage, r.state,
                       (%s),
                       r.state = 'DONE' AND NOT EXISTS (SELECT FROM portico.outbox_mail m WHERE m.state = 'WAITING'),
                       EXISTS (SELECT FROM portico.run_lease l WHERE l.run_id = r.id))
                  FROM portico.run r WHERE r.kind = 'monthly-invoices'
                UNION ALL
                SELECT 'NONE NONE 0 f f' WHERE NOT EXISTS (SELECT FROM portico.run WHERE kind = 'monthly-invoices')""".formatted(COUNT));
        if (row == null) {
            // The database is away.
            return;
        }
        String[] words = row.split(" ");
        if (words[1].equals("FAILED") && patient) {
            reached = new Reached(words[0], words[1], Long.parseLong(words[2]), false);
            return;
        }
        if (List.of("FAILED", "STOPPED").contains(words[1])) {
            throw new AssertionError(
                    "The run is " + row + ": "
                            + scene.one(
                                    "SELECT failure || ' ' || failure_detail FROM portico.run WHERE kind = 'monthly-invoices'"));
        }
        reached = new Reached(words[0], words[1], Long.parseLong(words[2]), words[3].startsWith("t"));
        if (words[0].equals("NONE")) {
            ask("monthly-invoices", Map.of("invoiceDate", scene.invoiceDate.toString(), "starter", STARTER));
        } else if (words[0].equals("RATED") && words[4].startsWith("f")) {
            ask("release-invoices", Map.of("approver", APPROVER));
        }
    }

    /** What was done until this moment; waits for a database that is just coming back. */
    long seen() {
        for (int i = 0; i < 600; i++) {
            String count = scene.one(COUNT);
            if (count != null) {
                return Long.parseLong(count);
            }
            Pause.millis(100);
        }
        throw new AssertionError("The database does not answer");
    }

    private void ask(String job, Map<String, String> parameters) {
        long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        if (now - asked.getOrDefault(job, now - ASKED_AGAIN_MILLIS) < ASKED_AGAIN_MILLIS) {
            return;
        }
        asked.put(job, now);
        Map<String, String> all = new HashMap<>(parameters);
        all.put("month", scene.billed.toString());
        try {
            scene.up().startJob(job, all);
        } catch (Node.Refused notHeard) {
            // Again later.
        }
    }

    @Override
    public void close() {
        home = true;
        try {
            people.join(30_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
