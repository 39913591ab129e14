package portico.delegation;

import java.io.Serializable;

/**
 * Where a right begins: nobody granted it, it follows from a contract or from being the operator's staff.
 *
 * @param cause COMMERCIAL, TECHNICAL, PRODUCT or STAFF
 * @param reference the contract's or the service's number, null for staff
 */
public record Root(long account, String right, long node, String cause, String reference, Span during)
        implements Serializable {}
