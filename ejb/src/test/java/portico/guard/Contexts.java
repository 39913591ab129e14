package portico.guard;

/** What the guard would tell the database about somebody. */
public final class Contexts {
    private Contexts() {}

    public static String of(Rights rights, long account) {
        return rights.context(new AccountId(account));
    }
}
