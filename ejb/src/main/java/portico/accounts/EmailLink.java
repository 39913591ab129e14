package portico.accounts;

/**
 * What the link of a letter about another address is for; whoever holds the link may know it.
 *
 * @param isNew whether it came to the new mailbox
 * @param agreed whether it has said yes already
 */
public record EmailLink(String name, String oldEmail, String email, boolean isNew, boolean agreed) {}
