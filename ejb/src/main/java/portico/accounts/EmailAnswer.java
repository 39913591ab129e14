package portico.accounts;

/**
 * What came of a mailbox's yes.
 *
 * @param done false where the other mailbox is still to say it
 * @param credentials the number under which the visit goes on from which it was said; null where that is nobody's, or
 *     somebody else's
 */
public record EmailAnswer(boolean done, String email, Integer credentials) {}
