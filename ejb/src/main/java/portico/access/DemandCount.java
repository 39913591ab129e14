package portico.access;

import java.io.Serializable;

/**
 * Whom a demand on a right would concern, in the whole house.
 *
 * @param people all who hold it, or whose grant sleeps
 * @param lacking those of them without a second factor
 */
public record DemandCount(long people, long lacking) implements Serializable {}
