package portico.accounts;

/**
 * To whom the link of a mail belongs; whoever holds the link may know it.
 *
 * @param language in which he is written to
 */
public record LinkHolder(String name, String email, String language) {}
