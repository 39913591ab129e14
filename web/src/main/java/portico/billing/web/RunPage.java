package portico.billing.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.omnifaces.util.Ajax;
import org.omnifaces.util.Faces;
import portico.billing.Billing;
import portico.billing.ParkedRow;
import portico.billing.RunView;
import portico.billing.RunWish;
import portico.billing.batch.BillingRuns;
import portico.guard.Right;
import portico.shared.Clocks;
import portico.shared.MoneyFormat;
import portico.shared.PageRequest;
import portico.shell.web.Here;
import portico.shell.web.Notices;
import portico.visit.web.Visit;
import portico.words.web.Display;
import portico.words.web.Words;

/** One run: its stages, control totals counted twice, what differs from last month, what is parked (C11, B5). */
@Named
@RequestScoped
public class RunPage {
    private static final int FIRST_PARKED = 10;

    @Inject
    private Here here;

    @Inject
    private Visit visit;

    @Inject
    private Words words;

    @Inject
    private Display display;

    @Inject
    private Clocks clocks;

    @Inject
    private Billing billing;

    @Inject
    private BillingRuns runs;

    @Inject
    private HttpServletRequest request;

    private UUID id;
    private RunView view;
    private List<ParkedRow> parked;

    @PostConstruct
    void read() {
        id = Choice.needed(request.getParameter("id"));
        view = billing.run(here.scope(), id);
        parked = view.run().parked() == 0
                ? List.of()
                : billing.parked(here.scope(), id, PageRequest.first(FIRST_PARKED))
                        .rows();
    }

    public void release() {
        runs.release(here.scope(), id);
        done("notice.run-released");
    }

    public void stop() {
        runs.stop(here.scope(), id);
        done("notice.run-stopping");
    }

    public void resume() {
        runs.resume(here.scope(), id);
        done("notice.run-resumed");
    }

    public void discard() {
        runs.discard(here.scope(), id);
        done("notice.run-discarded");
    }

    /** «Bill these again»: a supplementary run takes only contracts that have no invoice of this month yet. */
    public void supplement() {
        UUID next = runs.start(here.scope(), new RunWish(view.run().month(), clocks.today(visit.getZone()), true));
        Faces.redirect(here.link("/billing/run?id=" + next));
    }

    /**
     * While the run works the page follows it. While it waits for a person the page stays as it is, so that no open question
     * closes by itself, until somebody else has acted.
     *
     * @see #getSeen()
     */
    public void look() {
        if (view.working() || !getSeen().equals(request.getParameter("desk:seen"))) {
            Ajax.update("desk");
        }
    }

    /** What the reader has before his eyes. */
    public String getSeen() {
        return view.run().state() + view.run().stage() + view.working() + view.stopping();
    }

    public boolean isFollowed() {
        return view.working() || "LIVE".equals(view.run().state());
    }

    private void done(String notice) {
        Notices.add(request, notice);
        Faces.redirect(visit.getAddress());
    }

    public RunView getView() {
        return view;
    }

    public List<ParkedRow> getParked() {
        return parked;
    }

    public List<StageStep> getSteps() {
        return StageStep.of(view);
    }

    public List<RunView.Total> getTotals() {
        return view.totals().stream().sorted(TotalName.AS_READ).toList();
    }

    /** Whether the second count has been made: before it, nothing agrees or differs. */
    public boolean isRecounted() {
        return view.totals().stream().anyMatch(total -> total.sql() != null);
    }

    public boolean isDiscarded() {
        return "DISCARDED".equals(view.run().state());
    }

    /** Parts of a figure stand a little to the right of it. */
    public String rowClass(RunView.Total total) {
        return TotalName.of(total.name()).inset() ? "is-inset" : null;
    }

    /** What the control total counts, in words: vat.CHF.STANDARD.8.10 is «MWST 8.1 %». */
    public String totalName(RunView.Total total) {
        return TotalName.of(total.name()).say(words);
    }

    /** Counts without decimals, sums with two. */
    public String figure(RunView.Total total, BigDecimal value) {
        boolean sum = total.name().indexOf('.') > 0;
        return MoneyFormat.decimal(sum ? value.setScale(2) : value.setScale(0));
    }

    public long getAgreeing() {
        return view.totals().stream().filter(RunView.Total::agrees).count();
    }

    /** How long the present stage will take from now on; only asked where that is known. */
    public Duration getLeft() {
        Long seconds = view.progress().secondsLeft();
        return Duration.ofSeconds(seconds == null ? 0 : seconds);
    }

    /** Why nothing moves just now; only asked where that is so. */
    public String getSilence() {
        RunView.Silence silence = view.silence();
        return silence.server() == null
                ? words.say("run.broke-off")
                : words.say("run.silent", silence.server(), display.moment(silence.since()));
    }

    public String cause(ParkedRow row) {
        return Cause.of(row, words);
    }

    public boolean isStarter() {
        return here.may(Right.OPERATOR_BILLING);
    }

    /** Released by another person than the starter, and only when nothing is being worked on and all sums agree. */
    public boolean isReleasable() {
        return waitsForRelease() && here.may(Right.OPERATOR_RELEASE) && !view.mine() && view.totalsAgree();
    }

    public boolean isWaiting() {
        return waitsForRelease();
    }

    public boolean isStoppable() {
        return isStarter() && view.working() && !view.stopping();
    }

    public boolean isResumable() {
        return isStarter()
                && !view.working()
                && List.of("STOPPED", "FAILED").contains(view.run().state());
    }

    public boolean isDiscardable() {
        return isStarter()
                && !view.working()
                && view.released() == null
                && List.of("LIVE", "STOPPED", "FAILED").contains(view.run().state());
    }

    public boolean isSupplementable() {
        return isStarter() && "DONE".equals(view.run().state()) && view.run().parked() > 0;
    }

    /** Whether the printer's file is ready: all of the run's paper is in it. */
    public boolean isPrintable() {
        return isStarter()
                && "DELIVERED".equals(view.run().stage())
                && view.leaving().stream().anyMatch(way -> "PAPER".equals(way.channel()) && way.invoices() > 0);
    }

    private boolean waitsForRelease() {
        return !view.working()
                && "RATED".equals(view.run().stage())
                && "LIVE".equals(view.run().state());
    }
}
