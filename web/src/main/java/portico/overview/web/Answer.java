package portico.overview.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import portico.billing.ArchiveTotals;
import portico.billing.RunRow;
import portico.shell.web.Here;
import portico.visit.web.Visit;
import portico.words.web.Words;

/** The sentence on top of the overview: it says how things stand instead of naming the page. */
@RequestScoped
class Answer {

    @Inject
    Words words;

    @Inject
    Here here;

    @Inject
    Visit visit;

    /** Overdue before open before nothing. */
    String owed(List<ArchiveTotals> totals) {
        long overdue = totals.stream().mapToLong(ArchiveTotals::overdue).sum();
        if (overdue > 0) {
            return words.say("overview.answer-overdue", overdue);
        }
        long open = totals.stream().mapToLong(ArchiveTotals::open).sum();
        return open > 0 ? words.say("overview.answer-open", open) : words.say("overview.answer-clear");
    }

    /** What waits for a second person before what was billed last. */
    String desk(List<RunRow> runs) {
        if (runs.isEmpty()) {
            return words.say("overview.answer-no-run");
        }
        return runs.stream()
                .filter(run -> run.state().equals("LIVE") && run.stage().equals("RATED"))
                .findFirst()
                .map(run -> words.say("overview.answer-waits", run.month()))
                .orElseGet(() -> words.say("overview.answer-billed", runs.get(0).month()));
    }

    String level() {
        return here.getScope() == null ? visit.getName() : here.getScope().name();
    }
}
