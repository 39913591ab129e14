package portico.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two real servers on one database (B, must show 1 and 2): whatever dies, and whoever starts twice, the month ends in the same
 * bytes. Many more blows: {@link ManyCrashesIT}. While both are there: what {@link RightsOnTwo} tells of people's rights.
 */
class CrashIT implements RightsOnTwo {
    private static final String TWICE = "monthly-invoices was refused: run.already-live";
    private static final String TOO_EARLY = "Refusal: run.not-approvable";

    private static Scene scene;
    private static Quiet quiet;

    @BeforeAll
    static void a_quiet_month() {
        scene = new Scene();
        quiet = Quiet.month(scene);
        scene.startSecond();
    }

    @AfterAll
    static void the_scene_is_cleared() {
        scene.close();
    }

    @Override
    public Scene scene() {
        return scene;
    }

    @Test
    void a_month_of_deaths_bills_the_same_as_a_quiet_one() {
        Storm storm = new Storm(scene, quiet);
        storm.over(List.of(
                Plan.at(Point.LINES_COPIED, Blow.KILL_SERVER).gripping(),
                Plan.at(Point.NUMBERING_COMMITS, Blow.KILL_DATABASE),
                Plan.at(Point.DOCUMENTS_COPIED, Blow.FREEZE_SERVER).gripping()));
        storm.report(0);
        assertEquals(List.of(), storm.deviations());
        assertEquals(3, storm.landed());
        assertTrue(storm.slowestRecovery() <= Storm.LIMIT_MILLIS, storm.recoveries()::toString);
    }

    /** Finance clicks twice on each server while the timers of both fire: one run, and each other one hears why not. */
    @Test
    void of_all_who_start_a_month_at_once_one_bills_and_the_others_are_refused() throws Exception {
        scene.reset();
        int before = refusals();
        List<Node> nodes = List.of(scene.first(), scene.second());
        Map<String, String> wish = Map.of(
                "month",
                scene.billed.toString(),
                "invoiceDate",
                scene.invoiceDate.toString(),
                "starter",
                Month.STARTER);
        ExecutorService people = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> clicks = new ArrayList<>();
            for (Node node : nodes) {
                clicks.add(people.submit(node::fireMonthlyTimer));
                clicks.add(people.submit(() -> node.startJob("monthly-invoices", wish)));
                clicks.add(people.submit(() -> node.startJob("monthly-invoices", wish)));
            }
            for (Future<?> click : clicks) {
                click.get();
            }
        } finally {
            people.shutdown();
        }
        scene.awaitAnswer("5", () -> Integer.toString(refusals() - before));
        rated();
    }

    private static int refusals() {
        int many = 0;
        for (Node node : List.of(scene.first(), scene.second())) {
            many += node.said(TWICE);
            many += node.said("The monthly timer did not start a run: run.already-live");
        }
        return many;
    }

    /** The batch runtime's own restart once did a running month twice; and who presses release too early is told so. */
    @Test
    void a_second_server_neither_restarts_nor_releases_what_the_first_still_works_on() throws Exception {
        scene.reset();
        Map<String, String> wish = Map.of(
                "month",
                scene.billed.toString(),
                "invoiceDate",
                scene.invoiceDate.toString(),
                "starter",
                Month.STARTER);
        try (Trap trap = new Trap(scene, Point.LINES_COPIED, 2)) {
            scene.first().startJob("monthly-invoices", wish);
            assertTrue(trap.await(60));
            ModelNode restart = scene.second().operation("restart-job");
            restart.get("execution-id")
                    .set(scene.one("SELECT execution_id FROM portico.run WHERE kind = 'monthly-invoices'"));
            Node.Refused refused =
                    assertThrows(Node.Refused.class, () -> scene.second().execute(restart));
            System.out.println("CRASH restart while it runs: " + refused.getMessage());

            int tooEarly = scene.second().said(TOO_EARLY);
            scene.second()
                    .startJob("release-invoices", Map.of("month", scene.billed.toString(), "approver", Month.APPROVER));
            scene.awaitAnswer("true", () -> Boolean.toString(scene.second().said(TOO_EARLY) > tooEarly));

            int twice = scene.second().said(TWICE);
            scene.second().startJob("monthly-invoices", wish);
            scene.awaitAnswer("1", () -> Integer.toString(scene.second().said(TWICE) - twice));
        }
        rated();
    }

    private static void rated() {
        scene.awaitAnswer(
                "RATED LIVE", "SELECT stage || ' ' || state FROM portico.run WHERE kind = 'monthly-invoices'");
        assertEquals("1", scene.one("SELECT count(*) FROM portico.run WHERE kind = 'monthly-invoices'"));
        assertEquals(
                List.of(),
                Fingerprint.of(scene).deviations(quiet.fingerprint(), "lines", "vat", "parked", "nothing", "totals"));
    }
}
