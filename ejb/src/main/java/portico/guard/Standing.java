package portico.guard;

/**
 * What is known of who comes, all of it by one question.
 *
 * @param stillIn whether his visit goes on; where it does not, he holds nothing
 * @param asked whether a second factor is demanded of him that did not open his visit: until he has shown one, he holds nothing
 * @param transaction the number of the transaction in which it was asked, for which the database's context is signed; null
 *     where nothing was asked
 */
public record Standing(boolean stillIn, boolean asked, Rights rights, String transaction) {
    /** Who has not signed in, and a job of the house: neither has rights at a door. */
    static final Standing NOBODY = new Standing(false, false, Rights.NONE, null);

    /** Whose visit is over. */
    public static Standing over(String transaction) {
        return new Standing(false, false, Rights.NONE, transaction);
    }

    /** Who is in, and holds these. */
    public static Standing in(Rights rights, String transaction) {
        return new Standing(true, false, rights, transaction);
    }

    /** Who is in by his password alone, where that is not enough. */
    public static Standing asked(String transaction) {
        return new Standing(true, true, Rights.NONE, transaction);
    }
}
