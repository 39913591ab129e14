package portico.contracts;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One contract; nothing in it is an amount (U20).
 *
 * @param contacts of today and of tomorrow: who leaves at the end of this day is among them
 */
public record ContractView(Head head, List<ContractService> services, List<ContractContact> contacts)
        implements Serializable {

    /**
     * The contract itself.
     *
     * @param payer null where nobody is named yet
     * @param signedBy the person who signed; null for what came in files
     * @param concluded when it was concluded in the portal; null for what came in files
     */
    public record Head(
            long key,
            UUID id,
            String number,
            String holder,
            UUID holderNode,
            String payer,
            String currency,
            String language,
            LocalDate starts,
            LocalDate ends,
            String reference,
            String signedBy,
            Instant concluded)
            implements Serializable {}
}
