package portico.shared;

/** The two currencies a contract may have; there is no conversion between them. */
public enum Currency {
    CHF,
    EUR
}
