package portico.contracts;

/** The two contacts of a contract (U14): the technical one exists only where it is another person (U18). */
public enum ContactRole {
    COMMERCIAL,
    TECHNICAL
}
