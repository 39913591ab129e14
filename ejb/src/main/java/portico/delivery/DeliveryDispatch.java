package portico.delivery;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import portico.billing.RunInvoices;
import portico.billing.Slice;
import portico.outbox.OutboxWriter;
import portico.runs.Run;
import portico.shared.Settings;

/**
 * Sends a documented run on its way, a slice of invoices in each transaction: mails into the outbox, the rest into the run's
 * print bundle, and both noted. What has not left yet is found by what is missing, and each mail and each note has a natural
 * key, so any repetition is harmless.
 */
@Dependent
public final class DeliveryDispatch {
    private static final int SLICE = 1000;

    private static final RunInvoices UNDELIVERED = new RunInvoices("""
            EXISTS (SELECT 1 FROM document d WHERE d.invoice_id = i.id {each})
            AND NOT EXISTS (SELECT 1 FROM delivery v WHERE v.invoice_id = i.id {each})""");

    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    private DataSource jobs;

    @Inject
    private Settings settings;

    private URI portal;

    public DeliveryDispatch() {}

    DeliveryDispatch(DataSource jobs, URI portal) {
        this.jobs = jobs;
        this.portal = portal;
    }

    /** Documented invoices of this run that have not left. */
    public long open(Run run) throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            return UNDELIVERED.count(connection, run);
        }
    }

    /** Ranges of contracts with about equally many of them, for partitions. */
    public List<Slice> ranges(Run run, int wanted) throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            return UNDELIVERED.ranges(connection, run, wanted);
        }
    }

    /** The next slice of a range: contracts after the one and up to the other. */
    public Optional<Slice> next(Run run, long after, long until) throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            return UNDELIVERED.next(connection, run, after, until, SLICE);
        }
    }

    /** Mails what is mailed, bundles what is printed, and marks all of it sent. */
    public void deliver(Run run, Slice slice) throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            List<Leaving> leaving = new LeavingInvoices(connection).of(run, slice);
            if (leaving.isEmpty()) {
                return;
            }
            DeliveryNotes notes = new DeliveryNotes(connection, run);
            List<Long> gone = new ArrayList<>();
            for (Leaving invoice : leaving) {
                if (invoice.recipients().isEmpty()) {
                    notes.paper(invoice);
                } else {
                    mail(connection, invoice, notes);
                }
                gone.add(invoice.id());
            }
            notes.write();
            RunInvoices.sent(connection, gone);
        }
    }

    private void mail(Connection connection, Leaving invoice, DeliveryNotes notes) throws SQLException {
        InvoiceMail mail = new InvoiceMail(invoice, portal == null ? settings.publicUrl() : portal);
        for (String recipient : invoice.recipients()) {
            OutboxWriter.post(connection, mail.to(recipient));
            notes.mailed(invoice, recipient, mail.key(recipient));
        }
    }
}
