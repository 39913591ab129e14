package portico.accounts;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import portico.guard.Callers;
import portico.shared.Refusal;

/**
 * What one shows before something that a stranger must not do: one's own password once more, counted as at the front door, and
 * the refusals keep the count; or that one came in by more than that.
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

    FactorAsked asked() {
        if (!Callers.current().isAsked()) {
            return FactorAsked.NO;
        }
        boolean hasOne = store.yes(
                "SELECT EXISTS (SELECT FROM accounts_totp_state())"
                        + " OR EXISTS (SELECT FROM account_passkey WHERE account_id = ?)",
                Callers.me().value());
        return hasOne ? FactorAsked.SIGN_IN_AGAIN : FactorAsked.SET_UP;
    }

    /**
     * Who came in by a password alone where more is demanded adds nothing beside a factor that is there: it would be the
     * thief's.
     *
     * @throws Refusal second-factor.sign-in-again
     */
    void mayAddFactors() {
        if (asked() == FactorAsked.SIGN_IN_AGAIN) {
            throw new Refusal("second-factor.sign-in-again");
        }
    }
}
