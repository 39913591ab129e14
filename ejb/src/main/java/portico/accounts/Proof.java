package portico.accounts;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * One's own password once more, before what a stranger at an open screen must not do. It is counted as at the front door, and
 * the refusals keep the count.
 */
@Dependent
class Proof {
    private static final int LONGEST_PASSWORD = 1000;
    private static final Turns TURNS = new Turns(4);

    @Inject
    Store store;

    private record Turn(long minutes, String salt) {}

    /**
     * The hash that the password has now.
     *
     * @throws SignInRefused password.wrong; sign-in.blocked with the minutes to wait
     */
    String of(String password) {
        Turn turn = store.row(
                        "SELECT minutes, salt FROM accounts_prove_begin(?)",
                        row -> new Turn(row.getLong(1), row.getString(2)),
                        (Object) ThrottleRule.ACCOUNT.pauses())
                .orElseThrow();
        if (turn.minutes() > 0) {
            throw new SignInRefused("sign-in.blocked", turn.minutes());
        }
        String typed = password == null ? "" : password.substring(0, Math.min(password.length(), LONGEST_PASSWORD));
        String hash = TURNS.take(() -> PasswordHash.again(typed, turn.salt()));
        if (!store.yes("SELECT accounts_prove_end(?)", hash)) {
            throw new SignInRefused("password.wrong");
        }
        return hash;
    }
}
