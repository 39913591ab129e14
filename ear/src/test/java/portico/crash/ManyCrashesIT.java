package portico.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Months full of deaths of every kind, at every point and at random moments, on one server and on two (B, must show 1). Only
 * under {@code mvn -Pcrash verify}; {@code -Dportico.seed} plays the same plan again.
 */
class ManyCrashesIT {
    private static final int PER_MONTH = 6;

    @Test
    void whatever_dies_and_whenever_the_invoices_are_the_same() {
        long seed = Long.getLong("portico.seed", System.nanoTime());
        int blows = Integer.getInteger("portico.crash.blows", 60);
        System.out.println("CRASH seed=" + seed + " blows=" + blows);
        try (Scene scene = new Scene()) {
            Quiet quiet = Quiet.month(scene);
            Storm storm = new Storm(scene, quiet);
            for (List<Plan> month : Plan.months(new Random(seed), blows, PER_MONTH)) {
                if (scene.isForTwo()) {
                    scene.stopSecond();
                } else {
                    scene.startSecond();
                }
                storm.over(month);
            }
            storm.report(seed);
            assertEquals(List.of(), storm.deviations());
            assertTrue(storm.slowestRecovery() <= Storm.LIMIT_MILLIS, storm.recoveries()::toString);
        }
    }
}
