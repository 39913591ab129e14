package portico.billing.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import portico.billing.RunView;

/**
 * A run's stage as the desk draws it.
 *
 * @param state done, now, waits, stopped, failed or open
 * @param at when it was reached, null before
 */
public record StageStep(String stage, String state, Instant at) {

    /** The stages after the start; the first that is not reached is the one at which the run stands. */
    static List<StageStep> of(RunView view) {
        List<StageStep> steps = new ArrayList<>();
        boolean reachedAll = true;
        for (RunView.Step step : view.steps()) {
            if (step.stage().equals("STARTED")) {
                continue;
            }
            boolean reached = step.reached() != null;
            steps.add(new StageStep(
                    step.stage(), reached ? "done" : reachedAll ? standing(view) : "open", step.reached()));
            reachedAll = reached;
        }
        return steps;
    }

    private static String standing(RunView view) {
        return switch (view.run().state()) {
            case "FAILED" -> "failed";
            case "STOPPED" -> "stopped";
            case "DISCARDED" -> "open";
            default -> view.working() ? "now" : "waits";
        };
    }
}
