package portico.contracts;

import java.io.Serializable;
import java.util.List;

/**
 * A product that can be sold on a day, with its list prices.
 *
 * @param level SITE, CUSTOMER or RESELLER: where it is used
 * @param individual an individual solution, which alone brings Monitoring (U35)
 */
public record Offer(String code, String name, String level, boolean individual, List<OfferedCharge> charges)
        implements Serializable {

    public boolean atSite() {
        return level.equals("SITE");
    }
}
