package portico.crash;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * One blow, and when it falls: at a point, or at a moment of a stage.
 *
 * @param point null for a moment
 * @param passes how often the point is passed unharmed
 * @param moment 0 to 1, of the stage's length in the undisturbed month
 * @param grip whether what was caught in the act is held until the run has recovered, like a session that nothing frees
 * @param patient whether the next blow waits until the run has recovered
 */
record Plan(Blow blow, String stage, Point point, int passes, double moment, boolean grip, boolean patient) {
    static final List<String> STAGES =
            List.of("NONE", "STARTED", "RATED", "APPROVED", "NUMBERED", "DOCUMENTED", "DELIVERED");

    /** Before these commit there is no run that could be taken over: whoever clicked has to click again. */
    private static final Set<Point> CLICKS =
            EnumSet.of(Point.OPENED, Point.LAUNCH, Point.APPROVAL_COMMITS, Point.MAIL_HANDED_OVER);

    static Plan at(Point point, Blow blow) {
        return new Plan(blow, point.stage, point, 0, 0, false, true);
    }

    Plan gripping() {
        return new Plan(blow, stage, point, passes, moment, true, patient);
    }

    /** Months full of blows: each of the points once, every kind about equally often, the rest at moments drawn by the seed. */
    static List<List<Plan>> months(Random random, Collection<Point> wanted, int blows, int perMonth) {
        List<Point> points = new ArrayList<>(wanted);
        Collections.shuffle(points, random);
        List<Plan> all = new ArrayList<>();
        for (int i = 0; i < blows; i++) {
            Blow blow = Blow.values()[i % Blow.values().length];
            all.add(i < points.size() ? drawn(random, blow, points.get(i)) : drawn(random, blow));
        }
        Collections.shuffle(all, random);
        List<List<Plan>> months = new ArrayList<>();
        for (int i = 0; i < all.size(); i += perMonth) {
            List<Plan> month = new ArrayList<>(all.subList(i, Math.min(all.size(), i + perMonth)));
            // A moment comes after its stage's points: it finds the run wherever that is by then, a point is passed
            // once.
            month.sort(Comparator.<Plan>comparingInt(plan -> STAGES.indexOf(plan.stage()))
                    .thenComparing(Plan::point, Comparator.nullsLast(Comparator.naturalOrder())));
            months.add(month);
        }
        return months;
    }

    private static Plan drawn(Random random, Blow blow, Point point) {
        boolean click = CLICKS.contains(point);
        Blow fitting = click && blow == Blow.FREEZE_SERVER ? Blow.KILL_SERVER : blow;
        int passes = point.name().contains("SLICE") || point.name().contains("COPIED") ? random.nextInt(3) : 0;
        boolean grip = !click && fitting.isOfServer() && fitting != Blow.SHUT_SERVER_DOWN && random.nextBoolean();
        return new Plan(fitting, point.stage, point, passes, 0, grip, true);
    }

    private static Plan drawn(Random random, Blow blow) {
        String stage = STAGES.get(1 + random.nextInt(STAGES.size() - 1));
        return new Plan(blow, stage, null, 0, random.nextDouble(), false, random.nextInt(5) > 0);
    }

    @Override
    public String toString() {
        return blow + " at " + (point == null ? "%.2f of %s".formatted(moment, stage) : point + " after " + passes)
                + (grip ? ", gripping" : "") + (patient ? "" : ", hurried");
    }
}
