package portico.tenancy;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A customer in a list.
 *
 * @param number the business's own key, such as K-10001
 * @param town null where no address is known
 * @param reseller under whom he stands; null directly under the operator
 * @param endedOn the first day on which he is no longer active, null while he is
 */
public record CustomerRow(UUID id, String number, String name, String town, String reseller, LocalDate endedOn)
        implements Serializable {

    public boolean ended() {
        return endedOn != null;
    }
}
