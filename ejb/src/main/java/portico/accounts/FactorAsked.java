package portico.accounts;

/** Whether a second factor is demanded of who comes, so that nothing opens but his own account. */
public enum FactorAsked {
    NO,
    /** He has none: it is to be set up now. */
    SET_UP,
    /** He has one, and came in without it. */
    SIGN_IN_AGAIN
}
