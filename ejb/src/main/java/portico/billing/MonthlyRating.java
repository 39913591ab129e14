package portico.billing;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import portico.contracts.UnbilledUsage;
import portico.rating.Outcome;
import portico.rating.Rating;
import portico.runs.Run;
import portico.shared.Month;

/**
 * Turns a month's contracts into drafts, a slice of them in each transaction: everything a slice needs is read in a few
 * ordered queries, rated by pure rules, and written by COPY. What is not rated yet is found by what is missing, so any
 * repetition is harmless.
 */
@Dependent
public final class MonthlyRating {
    /** Contracts in one transaction: enough that its fixed costs vanish, few enough that a repeated one hurts nobody. */
    private static final int SLICE = 2000;

    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    private DataSource jobs;

    private RatingBasis basis;

    public MonthlyRating() {}

    MonthlyRating(DataSource jobs) {
        this.jobs = jobs;
    }

    /** Contracts that this run still has to look at. */
    public long open(Run run) throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            return new DueContracts(run).countOpen(connection);
        }
    }

    /** The open contracts in ranges of about equal size, for partitions. */
    public List<Slice> ranges(Run run, int wanted) throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            return new DueContracts(run).ranges(connection, wanted);
        }
    }

    /** The next slice of a range: open contracts with ids after the one and up to the other. */
    public Optional<Slice> next(Run run, long after, long until) throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            FreshPlans.in(connection);
            return new DueContracts(run).next(connection, after, until, SLICE);
        }
    }

    /** Rates what is open in the slice and writes drafts, parked contracts, and the slice's part of the control totals. */
    public void rate(Run run, Slice slice) throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            FreshPlans.in(connection);
            if (basis == null) {
                basis = new RatingBasis(connection, run.operatorId());
            }
            Rating rating = new Rating(Month.containing(run.month()), run.invoiceDate(), basis.vat(), basis.creditor());
            InvoiceCopy drafts = new InvoiceCopy(connection, run);
            SetAside aside = new SetAside(run);
            RunTotals totals = new RunTotals();
            Poisoned poisoned = new Poisoned();
            List<Long> unusedInvoices = new ArrayList<>();
            try (SliceReading reading = new SliceReading(connection, run, basis, slice, UnbilledUsage::taken)) {
                totals.count("due", reading.due().size());
                for (SliceReading.Due due : reading.due()) {
                    Outcome outcome = poisoned.orRated(due.contract().number(), () -> rated(rating, reading, due));
                    if (outcome instanceof Outcome.Drafted drafted) {
                        drafts.write(due.invoiceId(), drafted.invoice());
                        totals.add(drafted.invoice());
                    } else {
                        aside.put(due.contract().id(), outcome, totals);
                        if (reading.usageSeen()) {
                            unusedInvoices.add(due.invoiceId());
                        }
                    }
                }
            }
            drafts.flush();
            aside.write(connection);
            UnbilledUsage.giveBack(connection, unusedInvoices);
            totals.write(connection, run, slice.from());
        }
    }

    private static Outcome rated(Rating rating, SliceReading reading, SliceReading.Due due) throws SQLException {
        return rating.rate(reading.snapshot(due.contract()));
    }

    /** Removes a discarded run's drafts and gives their usage back. Numbered invoices are never touched. */
    public void discard(Run run) throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            for (List<Long> drafts = drafts(connection, run); !drafts.isEmpty(); drafts = drafts(connection, run)) {
                UnbilledUsage.giveBack(connection, drafts);
                // Lines and taxes first and by themselves: the foreign keys would look up every invoice one by one.
                for (String sql : List.of(
                        "DELETE FROM invoice_line WHERE invoice_id = ANY (?)",
                        "DELETE FROM invoice_vat WHERE invoice_id = ANY (?)",
                        "DELETE FROM invoice WHERE id = ANY (?)")) {
                    execute(connection, sql, connection.createArrayOf("int8", drafts.toArray()));
                }
            }
            for (String sql : List.of(
                    "DELETE FROM parked_contract WHERE run_id = ?",
                    "DELETE FROM nothing_to_bill WHERE run_id = ?",
                    "DELETE FROM run_total WHERE run_id = ?")) {
                execute(connection, sql, run.id());
            }
        }
    }

    private static List<Long> drafts(Connection connection, Run run) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT id FROM invoice WHERE run_id = ? AND state = 'DRAFT' ORDER BY contract_id LIMIT 10000")) {
            statement.setLong(1, run.id());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
            }
        }
        return ids;
    }

    private static void execute(Connection connection, String sql, Object which) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, which);
            statement.executeUpdate();
        }
    }
}
