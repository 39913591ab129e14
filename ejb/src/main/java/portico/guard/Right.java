package portico.guard;

import java.io.Serializable;

/**
 * What a person may do on a node and on everything below it. The built-in codes are constants; products bring their own
 * (U37), so a right is data and no enum.
 */
public record Right(String code) implements Serializable {
    /** Whichever right: the door shows what everybody may know who has to do with the node. */
    public static final String ANY = "*";
    /** Create users for the own company and pass on own rights (U24–U26). */
    public static final String PORTAL_ADMIN = "portal-admin";
    /** Open tickets and change contact data (U27, U28). */
    public static final String PORTAL_SUPERUSER = "portal-superuser";
    /** The invoice archive and the invoice setting (U29, U30). */
    public static final String INVOICING = "Invoicing&Billing";
    /** SLA reports and past outages (U31–U33). */
    public static final String SLA = "SLA-V2";
    /** Performance of installed devices, individual solutions only (U34, U35). */
    public static final String MONITORING = "Monitoring";
    /** Change the settings of services. */
    public static final String SERVICE_CONFIG = "Service-Config";
    /** Finance: start, watch, stop and discard billing runs. */
    public static final String OPERATOR_BILLING = "Operator-Billing";
    /** The second pair of eyes that releases a run. */
    public static final String OPERATOR_RELEASE = "Operator-Release";
    /** The ticket desk. */
    public static final String OPERATOR_SUPPORT = "Operator-Support";
    /** Incidents and maintenance. */
    public static final String OPERATOR_STATUS = "Operator-Status";
    /** Resellers, customers, contracts. */
    public static final String OPERATOR_TENANCY = "Operator-Tenancy";
}
