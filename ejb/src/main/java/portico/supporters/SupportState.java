package portico.supporters;

/** Where a delegation stands (domain text, 3). */
public enum SupportState {
    /** Asked; the link in the mail is good. */
    INVITED,
    /** Said yes, and holds nothing: it has not begun, or nobody stands behind it at the moment. */
    ACCEPTED,
    ACTIVE,
    /** Over, or not answered within fourteen days. */
    EXPIRED,
    /** Ended before its time, or the invitation withdrawn. */
    REVOKED,
    DECLINED
}
