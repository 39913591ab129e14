package portico.runs;

import java.io.Serializable;

/** The permission of one job execution to write for a run; worthless as soon as somebody raised the fence. */
public record RunHold(long run, long fence) implements Serializable {}
