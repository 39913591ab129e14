package portico.shell.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import portico.guard.Scope;
import portico.guard.Scopes;
import portico.guard.Support;
import portico.visit.web.Visit;

/** «As supporter for N until D», on every page that somebody sees as a helper (H17–H20). */
@Named
@RequestScoped
public class Supporting {
    @Inject
    private Here here;

    @Inject
    private Scopes scopes;

    @Inject
    private Visit visit;

    private List<Support> all;

    /** What covers the level that this page is about; null for who is at home there. */
    public Support getHere() {
        Scope scope = visit.isSignedIn() ? here.getScope() : null;
        return scope == null
                ? null
                : all().stream().filter(one -> one.covers(scope)).findFirst().orElse(null);
    }

    /** Until when he supports this level itself; null where he does not. */
    public Instant until(UUID level) {
        return all().stream()
                .filter(one -> one.scope().publicId().equals(level))
                .map(Support::until)
                .findFirst()
                .orElse(null);
    }

    private List<Support> all() {
        if (all == null) {
            // Where his rights begin was asked before; of these, some are others' whom he helps.
            List<Scope> mine = visit.isSignedIn() ? here.getMine() : List.of();
            Map<Long, Instant> ends = mine.isEmpty() ? Map.of() : scopes.supported();
            all = mine.stream()
                    .filter(scope -> ends.containsKey(scope.node().value()))
                    .map(scope -> new Support(scope, ends.get(scope.node().value())))
                    .toList();
        }
        return all;
    }
}
