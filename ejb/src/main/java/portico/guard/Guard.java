package portico.guard;

import java.util.Optional;

/**
 * What the guard asks and does not know itself: who an account is at this moment. The feature access answers, which lies
 * above; so contracts and grants may change how rights come about without a door noticing.
 */
public interface Guard {

    /**
     * Every right that the account holds at this moment, each with the node on which it begins.
     *
     * @param pass of the visit; empty where nobody visits, as in a test
     */
    Standing standing(AccountId account, Optional<Pass> pass);
}
