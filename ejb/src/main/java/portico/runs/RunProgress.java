package portico.runs;

import java.io.Serializable;

/**
 * How far a run's present work is.
 *
 * @param failure message key of why it cannot go on, null while it can
 */
public record RunProgress(long done, long total, String failure) implements Serializable {}
