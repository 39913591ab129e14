package portico.billing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import portico.config.RunControl;
import portico.runs.Ledgers;
import portico.runs.NewRun;
import portico.runs.Run;
import portico.runs.RunLedger;
import portico.shared.Month;

/** Does with the engines what the job monthly-invoices does: in ranges, by two threads, a transaction for each slice. */
public final class MonthRun {
    private final JobsConnections jobs;
    private final RunLedger ledger;
    private final long operator;

    public MonthRun(JobsConnections jobs, long operator) {
        this.jobs = jobs;
        this.operator = operator;
        this.ledger = Ledgers.of(jobs, "test");
    }

    RunLedger ledger() {
        return ledger;
    }

    public Run open(String month, boolean supplementary) {
        Month billed = Month.parse(month);
        LocalDate invoiceDate = billed.next().firstDay();
        return ledger.open(
                new NewRun("monthly-invoices", operator, month, billed.firstDay(), invoiceDate, supplementary, null));
    }

    /** Opened and rated, waiting for its release; the control has rated it as well, and finds no difference. */
    Run rated(String month, boolean supplementary) throws Exception {
        Run run = open(month, supplementary);
        rate(run);
        return close(run);
    }

    public void rate(Run run) throws Exception {
        List<Slice> ranges = new MonthlyRating(jobs).ranges(run, 4);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> parts = ranges.stream()
                    .<Future<?>>map(range -> threads.submit(part(run, range)))
                    .toList();
            for (Future<?> part : parts) {
                part.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private Callable<Void> part(Run run, Slice range) {
        return () -> {
            MonthlyRating rating = new MonthlyRating(jobs);
            while (jobs.inTransaction(() -> slice(run, rating, range))) {
                // The next slice.
            }
            return null;
        };
    }

    private boolean slice(Run run, MonthlyRating rating, Slice range) throws Exception {
        ledger.mayWrite(run.hold());
        Optional<Slice> slice = rating.next(run, range.from() - 1, range.to());
        if (slice.isPresent()) {
            rating.rate(run, slice.get());
            ledger.sliceDone(
                    run.hold(),
                    "STARTED",
                    slice.get().from(),
                    slice.get().to(),
                    slice.get().items());
        }
        return slice.isPresent();
    }

    private Run close(Run run) throws Exception {
        jobs.inTransaction(() -> {
            new ControlTotals(jobs).recompute(run);
            ledger.advance(run.hold(), "STARTED", "RATED");
            ledger.pause(run.hold());
            return null;
        });
        RunControl.Report report = control(run);
        if (!report.differences().isEmpty()) {
            throw new AssertionError("The control does not agree: " + report.differences());
        }
        return ledger.find(run.id()).orElseThrow();
    }

    /** The month, rated a second time by SQL that shares no rule with the engines. */
    RunControl.Report control(Run run) throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            return new RunControl(connection).rate(run.id());
        }
    }

    List<String> tooLate(Run run) throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            RunControl control = new RunControl(connection);
            control.rate(run.id());
            return control.tooLate();
        }
    }

    List<String> numberFaults() throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            return new RunControl(connection).numberFaults();
        }
    }

    List<String> disagreements(Run run) throws Exception {
        return new ControlTotals(jobs).disagreements(run);
    }

    /** Approved by somebody, numbered and done; the series is whole. */
    void release(Run run, long approver) throws Exception {
        Run approved = ledger.approve(run, approver);
        Optional<String> fault = jobs.inTransaction(() -> {
            new Numbering(jobs).number(approved);
            return new Numbering(jobs).fault(approved);
        });
        fault.ifPresent(text -> {
            throw new IllegalStateException(text);
        });
        ledger.done(approved.hold());
    }

    /** The release's own work and its proof, without the ledger's. */
    public void number(Run run) throws Exception {
        jobs.inTransaction(() -> {
            new Numbering(jobs).number(run);
            return new Numbering(jobs).fault(run);
        });
    }

    void discard(Run run) throws Exception {
        jobs.inTransaction(() -> {
            new MonthlyRating(jobs).discard(ledger.discard(run));
            return null;
        });
    }
}
