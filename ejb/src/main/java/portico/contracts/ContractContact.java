package portico.contracts;

import java.io.Serializable;
import java.time.Instant;

/**
 * One of a contract's contacts (U14).
 *
 * @param email null for who does not conclude contracts
 * @param until when his rights end, where another was named; null for who stays
 * @param link until when his invitation is good; null where there is none to use
 */
public record ContractContact(
        ContactRole role, String name, String email, String language, Instant until, Entrance entrance, Instant link)
        implements Serializable {

    /** Whether he has come in. */
    public enum Entrance {
        /** Not told to this reader. */
        UNKNOWN,
        /** Has a password. */
        ENTERS,
        /** Has a link that is good. */
        INVITED,
        /** Has neither: the invitation is over, or was withdrawn. */
        NOT_INVITED,
        /** The account is disabled. */
        SHUT;

        static Entrance of(Boolean enters, boolean disabled, boolean invited) {
            if (enters == null) {
                return UNKNOWN;
            }
            if (disabled) {
                return SHUT;
            }
            return enters ? ENTERS : invited ? INVITED : NOT_INVITED;
        }
    }

    /** Whether another link can be sent. */
    public boolean invitable() {
        return until == null && (entrance == Entrance.INVITED || entrance == Entrance.NOT_INVITED);
    }

    public boolean withdrawable() {
        return until == null && entrance == Entrance.INVITED;
    }

    public boolean staying() {
        return until == null;
    }
}
