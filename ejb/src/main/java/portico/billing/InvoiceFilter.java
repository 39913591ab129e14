package portico.billing;

import java.io.Serializable;
import java.util.UUID;

/**
 * Which part of the archive. Null means any.
 *
 * @param year of the invoice date
 * @param contract public id
 * @param number a part of the invoice number
 */
public record InvoiceFilter(Tab tab, Integer year, UUID contract, String number) implements Serializable {

    /** The tabs above the list. */
    public enum Tab {
        ALL,
        OPEN,
        OVERDUE,
        PAID,
        CREDITS
    }

    public static InvoiceFilter all() {
        return new InvoiceFilter(Tab.ALL, null, null, null);
    }
}
