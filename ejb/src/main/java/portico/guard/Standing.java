package portico.guard;

/**
 * What is known of who comes, all of it by one question.
 *
 * @param stillIn whether his visit goes on; where it does not, he holds nothing
 * @param transaction the number of the transaction in which it was asked, for which the database's context is signed; null
 *     where nothing was asked
 */
public record Standing(boolean stillIn, Rights rights, String transaction) {
    /** Who has not signed in, and a job of the house: neither has rights at a door. */
    static final Standing NOBODY = new Standing(false, Rights.NONE, null);

    /** Whose visit is over. */
    public static Standing over(String transaction) {
        return new Standing(false, Rights.NONE, transaction);
    }
}
