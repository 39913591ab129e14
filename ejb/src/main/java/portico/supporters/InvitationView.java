package portico.supporters;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import portico.guard.Level;

/**
 * What stands in an invitation, for whoever holds its link.
 *
 * @param enters whether the invited has a password already
 * @param mine whether the reader has signed in as the one who was invited
 * @param places to which it is narrowed; empty: everything below the node
 * @param linkEnds until when it can be answered
 */
public record InvitationView(
        Level level,
        String node,
        String operator,
        String invitedBy,
        String name,
        String email,
        boolean enters,
        boolean mine,
        boolean mayUse,
        boolean mayConfigure,
        List<String> rights,
        List<String> places,
        Instant begins,
        Instant ends,
        Instant linkEnds,
        String message)
        implements Serializable {}
