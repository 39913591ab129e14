package portico.delivery.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import portico.billing.Slice;
import portico.billing.batch.StageWork;
import portico.delivery.DeliveryDispatch;
import portico.runs.Run;

/** From documents to mails in the outbox and paper in the print bundle. */
@Dependent
class DeliverWork implements StageWork {
    @Inject
    private DeliveryDispatch dispatch;

    @Override
    public String step() {
        return "deliver";
    }

    @Override
    public String stage() {
        return "DOCUMENTED";
    }

    @Override
    public long open(Run run) throws SQLException {
        return dispatch.open(run);
    }

    @Override
    public List<Slice> ranges(Run run, int wanted) throws SQLException {
        return dispatch.ranges(run, wanted);
    }

    @Override
    public Optional<Slice> next(Run run, long after, long until) throws SQLException {
        return dispatch.next(run, after, until);
    }

    @Override
    public void work(Run run, Slice slice) throws SQLException {
        dispatch.deliver(run, slice);
    }
}
