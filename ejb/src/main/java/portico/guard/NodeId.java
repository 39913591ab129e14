package portico.guard;

import java.io.Serializable;

/** One operator, reseller, customer or site. */
public record NodeId(long value) implements Serializable {}
