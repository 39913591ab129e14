package portico.contracts;

import java.io.Serializable;
import portico.runs.RunHold;

/**
 * What became of an import's lines.
 *
 * @param written new, or with changed content
 * @param known taken before with the same content
 * @param rejected named in the reject file
 */
public record ImportResult(long written, long known, long rejected) implements Serializable {

    /** The name under which an execution counts its slices. */
    public static String stage(RunHold hold) {
        return "READ-" + hold.fence();
    }

    public String json() {
        return "{\"written\":%d,\"known\":%d,\"rejected\":%d}".formatted(written, known, rejected);
    }
}
