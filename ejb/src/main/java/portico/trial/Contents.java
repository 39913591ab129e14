package portico.trial;

/**
 * Of one kind of things in a trial, how many there are.
 *
 * @param what nodes, people, contracts, invoices or letters
 */
public record Contents(String what, long pieces) {}
