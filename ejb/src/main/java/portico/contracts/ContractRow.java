package portico.contracts;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A contract in a list.
 *
 * @param key for the cursor only
 * @param ends the first day on which it does not hold any more; null where it has no end
 */
public record ContractRow(UUID id, long key, String number, String holder, LocalDate starts, LocalDate ends)
        implements Serializable {}
