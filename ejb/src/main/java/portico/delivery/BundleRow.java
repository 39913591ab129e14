package portico.delivery;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A run's print bundle.
 *
 * @param invoices how many are in it
 * @param pages printed sides
 */
public record BundleRow(UUID id, Instant createdAt, long invoices, long pages) implements Serializable {}
