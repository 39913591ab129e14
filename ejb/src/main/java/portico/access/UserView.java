package portico.access;

import java.io.Serializable;
import java.util.List;
import portico.delegation.Management;

/**
 * One person at a node.
 *
 * @param manageable whether the reader may reset, disable and so on, and if not why
 * @param chains each right with the way that it came
 * @param history all that was ever granted here, newest first
 */
public record UserView(PersonRow person, Management.Verdict manageable, List<ChainView> chains, List<GrantRow> history)
        implements Serializable {}
