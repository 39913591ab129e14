package portico.contracts;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * All that is about to be concluded, for the last look.
 *
 * @param fresh whether the customer is new
 * @param parent the reseller above him; null directly under the operator
 * @param address null for a known customer
 * @param site where services of sites will be used; null where there are none
 * @param technical null where it is the same person (U18)
 */
public record AgreementView(
        boolean fresh,
        String customer,
        String parent,
        String address,
        Party holder,
        String currency,
        String language,
        LocalDate start,
        boolean byReseller,
        String reference,
        String site,
        List<Item> items,
        Party commercial,
        Party technical)
        implements Serializable {

    /** So many of something. */
    public record Item(Offer offer, int pieces) implements Serializable {}
}
