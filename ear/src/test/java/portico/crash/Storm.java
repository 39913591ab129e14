package portico.crash;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A month, struck by the blows of a plan; says how long each recovery took and what is different in the end. */
final class Storm {
    /** From the server's or the database's being there again, or from the blow where another server lives (B, must show 1). */
    static final long LIMIT_MILLIS = 60_000;

    private static final long PATIENCE_SECONDS = 180;

    private final Scene scene;
    private final Fingerprint expected;
    private final Map<String, Long> lengths;
    private final List<String> deviations = new ArrayList<>();
    private final List<Long> recoveries = new ArrayList<>();
    private final Map<Blow, Integer> landedByKind = new EnumMap<>(Blow.class);
    private final Set<Point> pointsLeft = EnumSet.allOf(Point.class);
    private int landed;
    /** What a blow broke and is not yet mended, while the other server works on; null for nothing. */
    private Runnable broken;

    Storm(Scene scene, Quiet quiet) {
        this.scene = scene;
        this.expected = quiet.fingerprint();
        this.lengths = quiet.lengths();
    }

    int landed() {
        return landed;
    }

    /** At which nothing has fallen yet. */
    Set<Point> pointsLeft() {
        return pointsLeft;
    }

    List<String> deviations() {
        return deviations;
    }

    /** In milliseconds. */
    List<Long> recoveries() {
        return recoveries;
    }

    long slowestRecovery() {
        return recoveries.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    void report(long seed) {
        System.out.println(
                "CRASH recoveries=" + recoveries.size() + " slowest=" + slowestRecovery() + " ms " + landedByKind);
        System.out.println("CRASH kills=" + landed + " deviations=" + deviations.size() + " seed=" + seed);
    }

    void over(List<Plan> plans) {
        int mailsBefore = scene.mails().names().size();
        int before = landed;
        try (Month month = scene.begin()) {
            for (Plan plan : plans) {
                befall(month, plan);
            }
            mend();
            month.awaitOver(300);
            Fingerprint.of(scene).deviations(expected).forEach(this::deviates);
            mails(mailsBefore, landed - before);
        } catch (AssertionError | Exception trouble) {
            deviates(trouble.toString());
            trouble.printStackTrace(System.out);
            broken = null;
            scene.settle();
        }
    }

    private void deviates(String what) {
        System.out.println("CRASH deviation: " + what);
        deviations.add(what);
    }

    private void befall(Month month, Plan plan) throws Exception {
        if (plan.point() == null) {
            int wanted = Plan.STAGES.indexOf(plan.stage());
            month.await(plan.stage(), PATIENCE_SECONDS, seen -> Plan.STAGES.indexOf(seen.stage()) >= wanted);
            Pause.millis((long) (plan.moment() * lengths.getOrDefault(plan.stage(), 0L)));
            mend();
            if (month.isOver()) {
                System.out.println("CRASH missed: " + plan);
                return;
            }
            strike(month, plan, null);
            return;
        }
        try (Trap trap = new Trap(scene, plan.point(), plan.passes())) {
            // Only now: the survivor would be through with everything while the other is being started.
            mend();
            if (trap.await(60)) {
                strike(month, plan, trap);
            } else {
                System.out.println("CRASH missed: " + plan);
            }
        }
    }

    private void strike(Month month, Plan plan, Trap trap) {
        Node worker = scene.worker();
        Blow blow = plan.blow();
        long begun = System.nanoTime();
        if (trap != null && blow == Blow.SHUT_SERVER_DOWN) {
            // A shutdown waits for what it finds at work.
            trap.close();
        }
        blow.strike(scene, worker);
        landed++;
        landedByKind.merge(blow, 1, Integer::sum);
        pointsLeft.remove(plan.point());
        boolean othersGoOn = scene.isForTwo() && blow.isOfServer();
        // A server that wakes up alone goes on with the session that it had, so nobody would ever end that one.
        boolean wakesAlone = blow == Blow.FREEZE_SERVER && !othersGoOn;
        if (trap != null && (!plan.grip() || wakesAlone)) {
            trap.close();
        }
        if (othersGoOn) {
            broken = () -> blow.putRight(scene, worker);
        } else {
            blow.putRight(scene, worker);
            begun = System.nanoTime();
        }
        if (plan.patient()) {
            recovered(month, plan, worker, scene.month().seen(), begun);
        }
    }

    private void mend() {
        if (broken != null) {
            broken.run();
            broken = null;
        }
    }

    private void recovered(Month month, Plan plan, Node worker, long before, long begun) {
        month.await("progress after " + plan, PATIENCE_SECONDS, seen -> seen.over() || seen.count() > before);
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        recoveries.add(took);
        System.out.println("CRASH " + plan + " on " + worker.name() + ": recovered after " + took + " ms");
    }

    /** As many letters as the outbox sent, none twice but those that were on the way when something died. */
    private void mails(int before, int blows) throws MessagingException {
        List<String> names = scene.mails().names();
        List<String> arrived = names.subList(0, names.size() - before);
        Set<String> different = new HashSet<>();
        for (String name : arrived) {
            different.add(scene.mails().open(name).getMessageID());
        }
        String sent = scene.one("SELECT count(*) FROM portico.outbox_mail WHERE state = 'SENT'");
        if (!Integer.toString(different.size()).equals(sent)) {
            deviates(different.size() + " different mails arrived of " + sent);
        }
        if (arrived.size() - different.size() > blows) {
            deviates(arrived.size() - different.size() + " mails arrived twice");
        }
    }
}
