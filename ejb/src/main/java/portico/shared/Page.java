package portico.shared;

import java.io.Serializable;
import java.util.List;

/**
 * A piece of a list.
 *
 * @param next the cursor for the piece after this one, null at the end
 */
public record Page<T extends Serializable>(List<T> rows, String next) implements Serializable {

    public Page {
        rows = List.copyOf(rows);
    }
}
