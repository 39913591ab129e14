package portico.guard;

import java.io.Serializable;

/** One person's account. */
public record AccountId(long value) implements Serializable {}
