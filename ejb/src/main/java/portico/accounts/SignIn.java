package portico.accounts;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import portico.accounts.Attempts.Outcome;
import portico.accounts.Attempts.Turn;
import portico.audit.AuditLog;
import portico.guard.OpenToAll;
import portico.shared.Refusal;

/** The front door (U46). It answers a wrong password and an unknown account alike, in words and in time. */
@Stateless
public class SignIn {
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_PASSWORD = 1000;

    /** Each hash takes 19 MiB: as many at once as there are connections would take half of the memory. */
    private static final Turns TURNS = new Turns(4);

    @Inject
    Attempts attempts;

    @Inject
    AuditLog audit;

    /**
     * @param address the network address that asks; guesses are counted per account and per address
     * @throws Refusal sign-in.failed; sign-in.blocked with the minutes to wait
     */
    @OpenToAll("Who is not signed in yet must be able to.")
    public SignedIn signIn(String email, String password, String address) {
        String wanted = cut(email.strip().toLowerCase(Locale.ROOT), LONGEST_EMAIL);
        String network = Neighbourhood.of(address);
        Turn turn = attempts.begin(wanted, network);
        if (turn.minutes() > 0) {
            throw new SignInRefused("sign-in.blocked", turn.minutes());
        }
        // Slow on purpose, and there are more people than connections: from here to the end nothing is held but a turn.
        String hash = TURNS.take(() -> PasswordHash.again(cut(password, LONGEST_PASSWORD), turn.salt()));
        Outcome outcome = attempts.end(wanted, network, hash);
        note(outcome, address);
        if (outcome.person() == null) {
            throw new SignInRefused("sign-in.failed");
        }
        return outcome.person();
    }

    @Schedule(hour = "*", minute = "17", persistent = false, info = "forget old sign-in failures")
    void forgetOld() {
        attempts.forgetOld();
    }

    /** Failures too: who guesses at an account leaves traces there. Not who has to wait; he has tried nothing. */
    private void note(Outcome outcome, String address) {
        boolean entered = outcome.person() != null;
        audit.record(
                entered ? "accounts.signed-in" : "accounts.sign-in-failed",
                outcome.account() == null
                        ? "account:unknown"
                        : "account:" + outcome.account().value(),
                entered ? Map.of("address", address) : Map.of("address", address, "cause", outcome.cause()),
                AuditLog.NOWHERE);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
