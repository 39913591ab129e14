package portico.billing;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import portico.shared.Month;

/**
 * One line of the billing desk's list of runs.
 *
 * @param id as in addresses
 * @param stage STARTED, RATED, APPROVED, NUMBERED, DOCUMENTED or DELIVERED
 * @param state LIVE, STOPPED, FAILED, DISCARDED or DONE
 * @param startedBy the person's name; null for a timer or an unnamed command line
 * @param due contracts that the run looked at
 */
public record RunRow(
        UUID id,
        Month month,
        LocalDate invoiceDate,
        boolean supplementary,
        String stage,
        String state,
        Instant started,
        String startedBy,
        String releasedBy,
        long due,
        long invoiced,
        long parked)
        implements Serializable {}
