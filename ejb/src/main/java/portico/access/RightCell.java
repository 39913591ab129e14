package portico.access;

import java.io.Serializable;
import java.time.Instant;

/**
 * A right of a person at a node.
 *
 * @param source where it comes from; null where it is not held
 * @param until when it ends by itself, as far as it is known; null where it does not
 * @param changeable whether the reader may give it, or take it
 * @param reason why not; null where he may
 */
public record RightCell(String right, boolean held, Source source, Instant until, boolean changeable, Reason reason)
        implements Serializable {

    /** Where a right comes from. */
    public enum Source {
        /** The contract or the operator's command line: nobody granted it. */
        ROOT,
        /** It begins on a node above. */
        ABOVE,
        /** Somebody granted it here. */
        GRANT
    }

    /** Why a cell cannot be changed. */
    public enum Reason {
        /** It is oneself. */
        SELF,
        /** It follows from a contract. */
        ROOT,
        /** It begins on a node above, and is changed there. */
        ABOVE,
        /** The reader does not hold it; the column names who does. */
        NOT_HELD,
        /** The reader does not hold portal-admin here. */
        NOT_ADMINISTRATOR,
        /** Only individual solutions have it, and there is none here (U35). */
        NO_INDIVIDUAL,
        /** The account is disabled. */
        DISABLED
    }
}
