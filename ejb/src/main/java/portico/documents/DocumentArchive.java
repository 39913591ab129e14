package portico.documents;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import portico.billing.RunInvoices;
import portico.billing.Slice;
import portico.runs.Run;

/**
 * Makes a released run's documents, a slice of invoices in each transaction: reads what is frozen in a few ordered queries,
 * renders it, and stores each file once. What has no document yet is found by what is missing, so any repetition is harmless
 * and ends in the same bytes.
 */
@Dependent
public final class DocumentArchive {
    /** Documents in one transaction: about a second of work. */
    private static final int SLICE = 500;

    private static final RunInvoices UNDOCUMENTED =
            new RunInvoices("NOT EXISTS (SELECT 1 FROM document d WHERE d.invoice_id = i.id {each})");

    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    private DataSource jobs;

    public DocumentArchive() {}

    DocumentArchive(DataSource jobs) {
        this.jobs = jobs;
    }

    /** Invoices of this run without a document. */
    public long open(Run run) throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            return UNDOCUMENTED.count(connection, run);
        }
    }

    /** Ranges of contracts with about equally many of them, for partitions. */
    public List<Slice> ranges(Run run, int wanted) throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            return UNDOCUMENTED.ranges(connection, run, wanted);
        }
    }

    /** The next slice of a range: contracts after the one and up to the other. */
    public Optional<Slice> next(Run run, long after, long until) throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            return UNDOCUMENTED.next(connection, run, after, until, SLICE);
        }
    }

    /** Renders and stores what is missing in the slice. */
    public void archive(Run run, Slice slice) throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            FrozenInvoices frozen = new FrozenInvoices(connection, run, slice);
            DocumentCopy copy = new DocumentCopy(connection);
            for (FrozenInvoices.Frozen invoice : frozen.all()) {
                copy.put(invoice, InvoicePdf.render(invoice.document()));
            }
            copy.flush();
        }
    }
}
