package portico.documents.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import portico.billing.Slice;
import portico.billing.batch.StageWork;
import portico.documents.DocumentArchive;
import portico.runs.Run;

/** From numbered invoices to their documents in the archive. */
@Dependent
class DocumentWork implements StageWork {
    @Inject
    private DocumentArchive archive;

    @Override
    public String step() {
        return "document";
    }

    @Override
    public String stage() {
        return "NUMBERED";
    }

    @Override
    public long open(Run run) throws SQLException {
        return archive.open(run);
    }

    @Override
    public List<Slice> ranges(Run run, int wanted) throws SQLException {
        return archive.ranges(run, wanted);
    }

    @Override
    public Optional<Slice> next(Run run, long after, long until) throws SQLException {
        return archive.next(run, after, until);
    }

    @Override
    public void work(Run run, Slice slice) throws SQLException {
        archive.archive(run, slice);
    }
}
