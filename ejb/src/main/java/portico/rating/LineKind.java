package portico.rating;

/** What a line of an invoice stands for; also the kinds of charge a product may have (the first three). */
public enum LineKind {
    RECURRING,
    ONE_OFF,
    USAGE,
    /** What we owe the customer for a promise not kept. */
    CREDIT,
    /** A balance in the customer's favour, taken from the last invoice or passed on to the next. */
    CARRIED
}
