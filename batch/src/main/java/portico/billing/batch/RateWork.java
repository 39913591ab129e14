package portico.billing.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import portico.billing.MonthlyRating;
import portico.billing.Slice;
import portico.runs.Run;

/** From contracts to drafts. */
@Dependent
class RateWork implements StageWork {
    @Inject
    private MonthlyRating rating;

    @Override
    public String step() {
        return "rate";
    }

    @Override
    public String stage() {
        return "STARTED";
    }

    @Override
    public long open(Run run) throws SQLException {
        return rating.open(run);
    }

    @Override
    public List<Slice> ranges(Run run, int wanted) throws SQLException {
        return rating.ranges(run, wanted);
    }

    @Override
    public Optional<Slice> next(Run run, long after, long until) throws SQLException {
        return rating.next(run, after, until);
    }

    @Override
    public void work(Run run, Slice slice) throws SQLException {
        rating.rate(run, slice);
    }
}
