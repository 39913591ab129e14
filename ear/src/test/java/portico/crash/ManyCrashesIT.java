package portico.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Months full of deaths of every kind, at every point and at random moments, on one server and on two (B, must show 1). Only
 * under {@code mvn -Pcrash verify}; {@code -Dportico.seed} plays the same plan again.
 */
class ManyCrashesIT {
    private static final int PER_MONTH = 6;

    /** Every point once, and as many moments again as make it even; later whatever points are left. */
    private static final int DRAWN_AT_FIRST = 36;

    private static final int DRAWN_AGAIN = 12;

    @Test
    void whatever_dies_and_whenever_the_invoices_are_the_same() {
        long seed = Long.getLong("portico.seed", System.nanoTime());
        int kills = Integer.getInteger("portico.crash.kills", 50);
        System.out.println("CRASH seed=" + seed + " wanted=" + kills);
        Random random = new Random(seed);
        Deque<List<Plan>> months = new ArrayDeque<>();
        try (Scene scene = new Scene()) {
            Quiet quiet = Quiet.month(scene);
            Storm storm = new Storm(scene, quiet);
            // A month that was faster than its blow is not counted, so there may be more months than planned, but not
            // for ever.
            for (int month = 0;
                    month < kills
                            && (storm.landed() < kills || !storm.pointsLeft().isEmpty());
                    month++) {
                if (months.isEmpty()) {
                    int blows = month == 0 ? DRAWN_AT_FIRST : DRAWN_AGAIN;
                    months.addAll(Plan.months(random, storm.pointsLeft(), blows, PER_MONTH));
                }
                if (scene.isForTwo()) {
                    scene.stopSecond();
                } else {
                    scene.startSecond();
                }
                storm.over(months.remove());
            }
            storm.report(seed);
            assertEquals(List.of(), storm.deviations());
            assertTrue(storm.landed() >= kills, storm.landed() + " blows landed");
            assertEquals(Set.of(), storm.pointsLeft(), "points at which nothing fell");
            assertTrue(storm.slowestRecovery() <= Storm.LIMIT_MILLIS, storm.recoveries()::toString);
        }
    }
}
