package portico.words.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;

/** How a state looks: tone and icon. Its word stands in the bundles as {@code state.<STATE>}; colour never speaks alone. */
@Named
@ApplicationScoped
public class Badges {

    /**
     * @param tone ok, bad, warn, plan, grey or quiet
     * @param icon a symbol of icons.svg
     */
    public record Badge(String tone, String icon) {}

    private static final Badge OK = new Badge("ok", "check");
    private static final Badge BROKEN = new Badge("bad", "cross");
    private static final Badge LATE = new Badge("bad", "alert");
    private static final Badge WATCH = new Badge("warn", "alert");
    private static final Badge WAITS = new Badge("warn", "pause");
    private static final Badge ENDS = new Badge("warn", "clock");
    private static final Badge PLANNED = new Badge("plan", "calendar");
    private static final Badge SETTLED = new Badge("plan", "return");
    private static final Badge OPEN = new Badge("grey", "send");
    private static final Badge RUNS = new Badge("grey", "clock");
    private static final Badge FIXED = new Badge("quiet", "lock");

    private static final Map<String, Badge> BY_STATE = Map.ofEntries(
            // Invoices
            Map.entry("DRAFT", OPEN),
            Map.entry("RELEASED", OPEN),
            Map.entry("SENT", OPEN),
            Map.entry("PARTIALLY_PAID", OPEN),
            Map.entry("OPEN", OPEN),
            Map.entry("PAID", OK),
            Map.entry("OVERDUE", LATE),
            Map.entry("CREDITED", SETTLED),
            Map.entry("CREDIT_NOTE", SETTLED),
            Map.entry("WRITTEN_OFF", SETTLED),
            // Runs and their stages
            Map.entry("LIVE", RUNS),
            Map.entry("WAITING", WAITS),
            Map.entry("STOPPED", WAITS),
            Map.entry("FAILED", BROKEN),
            Map.entry("DISCARDED", SETTLED),
            Map.entry("DONE", OK),
            Map.entry("PARKED", WATCH),
            Map.entry("MATCHES", OK),
            Map.entry("DIFFERS", BROKEN),
            Map.entry("OUTLIER", WATCH),
            // Delivery and its recipients
            Map.entry("PENDING", WAITS),
            Map.entry("CONFIRMED", OK),
            Map.entry("UNCONFIRMED", WAITS),
            Map.entry("BOUNCED", BROKEN),
            Map.entry("EXPIRED", ENDS),
            // Supporters
            Map.entry("INVITED", WAITS),
            Map.entry("ACCEPTED", WAITS),
            Map.entry("REVOKED", FIXED),
            Map.entry("DECLINED", FIXED),
            // What becomes of rights
            Map.entry("GIVEN", OK),
            Map.entry("LOST", BROKEN),
            Map.entry("KEPT", OK),
            Map.entry("TAKEN", SETTLED),
            // Everything that has a life
            Map.entry("ACTIVE", OK),
            Map.entry("SUSPENDED", WAITS),
            Map.entry("PLANNED", PLANNED),
            Map.entry("ENDED", FIXED),
            Map.entry("CONTRACT", FIXED));

    /** Grey with a paper plane where a state has no entry yet. */
    public Badge of(Object state) {
        return BY_STATE.getOrDefault(String.valueOf(state), OPEN);
    }
}
