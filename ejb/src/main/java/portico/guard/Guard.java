package portico.guard;

/**
 * What the guard asks and does not know itself: the rights of an account. The feature access answers, which lies above;
 * so contracts and grants may change how rights come about without a door noticing.
 */
public interface Guard {

    /** Every right that the account holds at this moment, each with the node on which it begins. */
    Rights rights(AccountId account);
}
