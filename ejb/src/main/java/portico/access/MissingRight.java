package portico.access;

import java.io.Serializable;

/**
 * Why somebody cannot do something, and who can help (U41, U42, B3).
 *
 * @param reason null where he holds the right after all
 * @param helpers who can grant it
 * @param administrators who can let people in at all
 * @param asked whether he has asked and waits
 */
public record MissingRight(
        String right, RightCell.Reason reason, Helpers helpers, Helpers administrators, boolean asked)
        implements Serializable {}
