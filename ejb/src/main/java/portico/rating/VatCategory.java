package portico.rating;

/** How a supply is taxed (Swiss VAT law art. 21, 23 and 25). */
public enum VatCategory {
    STANDARD,
    REDUCED,
    SPECIAL,
    ZERO,
    EXPORT,
    EXEMPT,
    /** No supply at all, and so in no tax sum: a balance carried from one invoice to the next, tax already included. */
    OUTSIDE
}
