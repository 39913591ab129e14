package portico.accounts;

/**
 * What a browser is asked.
 *
 * @param challenge the random part, to be remembered until the answer comes
 * @param options all of it, as JSON for the browser
 */
public record PasskeyQuestion(String challenge, String options) {}
