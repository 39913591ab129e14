package portico.accounts;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import portico.accounts.Attempts.Outcome;
import portico.accounts.Attempts.Turn;
import portico.audit.AuditLog;
import portico.guard.AccountId;
import portico.guard.OpenToAll;
import portico.shared.Refusal;
import portico.shared.Token;

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
    SecondStep second;

    @Inject
    AuditLog audit;

    /**
     * @param address the network address that asks; guesses are counted per account and per address
     * @param browser as it calls itself, so that the person knows the visit again; null where it does not
     * @throws Refusal sign-in.failed; sign-in.blocked with the minutes to wait
     */
    @OpenToAll("Who is not signed in yet must be able to.")
    public Entrance signIn(String email, String password, String address, String browser) {
        String wanted = cut(email.strip().toLowerCase(Locale.ROOT), LONGEST_EMAIL);
        String network = Neighbourhood.of(address);
        Turn turn = attempts.begin(wanted, network);
        if (turn.minutes() > 0) {
            throw new SignInRefused("sign-in.blocked", turn.minutes());
        }
        // Slow on purpose, and there are more people than connections: from here to the end nothing is held but a turn.
        String hash = TURNS.take(() -> PasswordHash.again(cut(password, LONGEST_PASSWORD), turn.salt()));
        Token ticket = Token.random();
        Outcome outcome = attempts.end(wanted, network, hash, Browser.name(browser), address, ticket);
        note(outcome, address);
        if (outcome.person() == null) {
            throw new SignInRefused("sign-in.failed");
        }
        return outcome.person().visit() == null
                ? new Entrance.Halfway(ticket.text())
                : new Entrance.Entered(outcome.person());
    }

    /**
     * The second step: a code of the authenticator app, or a backup code.
     *
     * @param token what the first step gave
     * @throws Refusal sign-in.ticket where that is used or older than five minutes; sign-in.code; sign-in.blocked
     */
    @OpenToAll("Who is half in is not in yet; what the first step gave is the right.")
    public SignedIn confirm(String token, String code, String address, String browser) {
        Token ticket = Token.parse(token).orElseThrow(() -> new Refusal("sign-in.ticket"));
        try {
            SignedIn person = second.enter(ticket, code, Browser.name(browser), address);
            record("accounts.signed-in", person.account(), Map.of("address", address, "way", "second-step"));
            return person;
        } catch (SignInRefused refused) {
            record("accounts.code-refused", null, Map.of("address", address, "cause", refused.key()));
            throw refused;
        }
    }

    @Schedule(hour = "*", minute = "17", persistent = false, info = "forget old sign-in failures")
    void forgetOld() {
        attempts.forgetOld();
    }

    /** Failures too: who guesses at an account leaves traces there. Not who has to wait; he has tried nothing. */
    private void note(Outcome outcome, String address) {
        if (outcome.person() == null) {
            record("accounts.sign-in-failed", outcome.account(), Map.of("address", address, "cause", outcome.cause()));
        } else {
            boolean entered = outcome.person().visit() != null;
            record(
                    entered ? "accounts.signed-in" : "accounts.password-right",
                    outcome.account(),
                    Map.of("address", address));
        }
    }

    private void record(String action, AccountId account, Map<String, ?> detail) {
        audit.record(action, "account:" + (account == null ? "unknown" : account.value()), detail, AuditLog.NOWHERE);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
