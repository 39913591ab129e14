package portico.contracts;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A service of a contract.
 *
 * @param place where it is used
 * @param since the first day of its present state, or of its first one; null where it never had any
 * @param state ACTIVE, SUSPENDED, PLANNED or ENDED
 */
public record ContractService(String number, String product, String place, int quantity, LocalDate since, String state)
        implements Serializable {}
