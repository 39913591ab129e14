package portico.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who belongs to a node, with a cell for each column of the matrix.
 *
 * @param enters whether a password was ever set
 * @param nextEnd when the next right of this person ends; null where none does
 */
public record PersonRow(
        UUID id,
        String name,
        String email,
        Kind kind,
        boolean isMe,
        boolean enters,
        boolean disabled,
        Instant nextEnd,
        List<RightCell> cells)
        implements Serializable {

    /** What a person is at a node (U13, U40). */
    public enum Kind {
        COMMERCIAL,
        TECHNICAL,
        STAFF,
        ADMINISTRATOR,
        USER
    }
}
