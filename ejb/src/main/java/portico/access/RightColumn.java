package portico.access;

import java.io.Serializable;

/**
 * A right that there is at a node.
 *
 * @param reason why the reader cannot grant it to anybody; null where he can
 * @param helpers who can (U42)
 */
public record RightColumn(String right, RightCell.Reason reason, Helpers helpers) implements Serializable {

    public boolean isGrantable() {
        return reason == null;
    }
}
