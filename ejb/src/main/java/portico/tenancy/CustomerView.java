package portico.tenancy;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One customer on the desk of who keeps him.
 *
 * @param address null where none is known
 * @param sites the first 200, by name
 */
public record CustomerView(
        UUID id,
        String number,
        String name,
        String language,
        LocalDate endedOn,
        AddressRow address,
        List<ContactRow> contacts,
        List<NodeRow> sites)
        implements Serializable {}
