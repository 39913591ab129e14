package portico.accounts;

import java.time.Instant;

/**
 * Another address that waits for its mailboxes' yes.
 *
 * @param fromNew whether the new mailbox has said yes
 * @param fromOld the same of the old one; true where it is not asked, because somebody else asked for the change
 * @param until when the links end
 */
public record EmailChange(String email, boolean fromNew, boolean fromOld, Instant until) {}
