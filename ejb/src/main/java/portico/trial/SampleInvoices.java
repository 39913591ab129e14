package portico.trial;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import portico.billing.ControlTotals;
import portico.billing.MonthlyRating;
import portico.billing.Numbering;
import portico.billing.Slice;
import portico.documents.DocumentArchive;
import portico.runs.NewRun;
import portico.runs.Run;
import portico.runs.RunLedger;
import portico.shared.Month;

/**
 * A trial's invoices: three months of them, rated, numbered and printed by the engines that make everybody's, so that what the
 * visitor sees is what he would get. All in the caller's transaction: it is done or, where it breaks off, not begun.
 */
@Dependent
public final class SampleInvoices {
    /** Of its own, so that no desk, no control and no timer takes it for a billing run. */
    static final String KIND = "sample-invoices";

    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final int MONTHS = 3;

    /** The stages of a billing run, passed one after the other without anybody's waiting. */
    private static final List<String> STAGES =
            List.of("STARTED", "RATED", "APPROVED", "NUMBERED", "DOCUMENTED", "DELIVERED");

    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    private DataSource jobs;

    @Inject
    private RunLedger ledger;

    @Inject
    private MonthlyRating rating;

    @Inject
    private ControlTotals totals;

    @Inject
    private Numbering numbering;

    @Inject
    private DocumentArchive archive;

    private record House(long operator, LocalDate opened) {}

    /** @return false where each trial has its invoices */
    public boolean furnishNext() throws SQLException {
        Optional<House> next = next();
        if (next.isEmpty()) {
            return false;
        }
        House house = next.get();
        Month month = Month.containing(house.opened());
        for (int back = MONTHS; back > 0; back--) {
            bill(house.operator(), back(month, back), back > 1);
        }
        try (Connection connection = jobs.getConnection();
                PreparedStatement done = connection.prepareStatement(
                        "UPDATE trial SET furnished_at = clock_timestamp() WHERE operator_id = ?")) {
            done.setLong(1, house.operator());
            done.executeUpdate();
        }
        return true;
    }

    private Optional<House> next() throws SQLException {
        try (Connection connection = jobs.getConnection();
                PreparedStatement question = connection.prepareStatement("""
                        SELECT operator_id, opened_at FROM trial
                         WHERE furnished_at IS NULL AND ends_at > clock_timestamp()
                         ORDER BY opened_at LIMIT 1 FOR UPDATE SKIP LOCKED""");
                ResultSet row = question.executeQuery()) {
            return row.next()
                    ? Optional.of(new House(
                            row.getLong(1),
                            row.getTimestamp(2).toInstant().atZone(ZONE).toLocalDate()))
                    : Optional.empty();
        }
    }

    private static Month back(Month month, int months) {
        Month earlier = month;
        for (int i = 0; i < months; i++) {
            earlier = earlier.previous();
        }
        return earlier;
    }

    private void bill(long operator, Month month, boolean paid) throws SQLException {
        Run run = ledger.open(new NewRun(
                KIND, operator, month.toString(), month.firstDay(), month.next().firstDay(), false, null));
        try {
            for (Optional<Slice> slice = rating.next(run, 0, Long.MAX_VALUE);
                    slice.isPresent();
                    slice = rating.next(run, 0, Long.MAX_VALUE)) {
                rating.rate(run, slice.get());
            }
            totals.recompute(run);
            numbering.number(run);
            for (Optional<Slice> slice = archive.next(run, 0, Long.MAX_VALUE);
                    slice.isPresent();
                    slice = archive.next(run, 0, Long.MAX_VALUE)) {
                archive.archive(run, slice.get());
            }
            for (int i = 1; i < STAGES.size(); i++) {
                ledger.advance(run.hold(), STAGES.get(i - 1), STAGES.get(i));
            }
            ledger.done(run.hold());
            settle(run, paid);
        } finally {
            // Where it broke off there is no run, and no heartbeat to be given to it.
            ledger.forget(run.hold());
        }
    }

    private void settle(Run run, boolean paid) throws SQLException {
        try (Connection connection = jobs.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT billing_trial_settle(?, ?)")) {
            statement.setLong(1, run.id());
            statement.setBoolean(2, paid);
            statement.execute();
        }
    }
}
