package portico.billing.batch;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import portico.billing.Slice;
import portico.runs.Run;

/**
 * What a partitioned stage does: it cuts its open work into ranges, a range into slices, and does a slice at a time. The
 * features above billing bring theirs.
 */
public interface StageWork {

    /** The step's name in monthly-invoices.xml. */
    String step();

    /** The name under which finished slices are counted: the stage that the run leaves. */
    String stage();

    /** How many contracts or invoices are left to do. */
    long open(Run run) throws SQLException;

    List<Slice> ranges(Run run, int wanted) throws SQLException;

    Optional<Slice> next(Run run, long after, long until) throws SQLException;

    /** In the chunk's transaction. */
    void work(Run run, Slice slice) throws SQLException;
}
