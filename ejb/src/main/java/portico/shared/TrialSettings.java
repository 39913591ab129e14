package portico.shared;

/**
 * What the operator lets visitors do.
 *
 * @param offered whether there are trials
 * @param perDay so many are opened within a day, or asked for and still open to be confirmed
 */
public record TrialSettings(boolean offered, int perDay) {
    public static final TrialSettings NONE = new TrialSettings(false, 0);

    static final int USUAL = 20;
}
