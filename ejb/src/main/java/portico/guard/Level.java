package portico.guard;

/** The levels of the tree, from the top. */
public enum Level {
    OPERATOR,
    RESELLER,
    CUSTOMER,
    SITE
}
