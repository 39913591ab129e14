package portico.contracts;

import java.io.Serializable;

/**
 * Who is to be a contract's contact from now on.
 *
 * @param takeOver whether what the one before him passed on goes on under him
 */
public record NewContact(String name, String email, boolean takeOver) implements Serializable {}
