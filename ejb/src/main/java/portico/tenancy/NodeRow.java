package portico.tenancy;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;
import portico.guard.Level;

/**
 * A node in a list.
 *
 * @param number the business's own key, such as K-10001
 * @param endedOn the first day on which it is no longer active, null while it is
 */
public record NodeRow(UUID id, Level level, String number, String name, LocalDate endedOn) implements Serializable {}
