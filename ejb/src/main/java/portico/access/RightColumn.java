package portico.access;

import java.io.Serializable;
import java.util.List;

/**
 * A right that there is at a node.
 *
 * @param reason why the reader cannot grant it to anybody; null where he can
 * @param helpers who can, by name (U42)
 */
public record RightColumn(String right, RightCell.Reason reason, List<String> helpers) implements Serializable {

    public boolean isGrantable() {
        return reason == null;
    }
}
