package portico.delivery;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import portico.shared.Month;

/**
 * A run's print bundle.
 *
 * @param run as in addresses
 * @param supplementary whether the run was for what the month's first run could not bill
 * @param complete whether everything is in it; only then is it printed
 * @param invoices how many are in it
 * @param pages printed sides
 */
public record BundleRow(
        UUID id,
        UUID run,
        Month month,
        boolean supplementary,
        boolean complete,
        Instant createdAt,
        long invoices,
        long pages)
        implements Serializable {}
