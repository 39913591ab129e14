package portico.contracts;

/** The steps of a conclusion, in their order. */
public enum Step {
    CUSTOMER,
    TERMS,
    SERVICES,
    CONTACTS
}
