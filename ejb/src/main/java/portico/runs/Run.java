package portico.runs;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A run as the ledger knows it at one moment.
 *
 * @param kind the job's name, monthly-invoices for instance
 * @param subject what it is about: 2026-10, or a file's name
 * @param month first day of the billed month; null for what is not billing
 * @param startedBy account; null where a timer or the command line began it
 */
public record Run(
        long id,
        UUID publicId,
        String kind,
        long operatorId,
        String subject,
        LocalDate month,
        LocalDate invoiceDate,
        boolean supplementary,
        String stage,
        State state,
        long fence,
        Long startedBy,
        Long approvedBy)
        implements Serializable {

    /** LIVE, STOPPED and FAILED runs keep their subject for themselves; the other two are history. */
    public enum State {
        LIVE,
        STOPPED,
        FAILED,
        DISCARDED,
        DONE
    }

    public RunHold hold() {
        return new RunHold(id, fence);
    }
}
