package portico.access;

import java.io.Serializable;
import java.time.Instant;

/** What somebody did: the audit's words. */
public record ActivityRow(Instant at, String action, String object) implements Serializable {}
