package portico.accounts;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import portico.audit.AuditLog;
import portico.guard.AccountId;
import portico.guard.OpenToAll;
import portico.shared.Refusal;

/** The front door (U46). It answers a wrong password and an unknown account alike, in words and in time. */
@Stateless
public class SignIn {
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_PASSWORD = 1000;

    /** Each comparison takes 19 MiB: as many at once as there are connections would take half of the memory. */
    private static final Turns TURNS = new Turns(4);

    @PersistenceContext
    EntityManager database;

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
        String account = "account:" + wanted;
        String network = "address:" + Neighbourhood.of(address);
        long minutes = attempts.minutesToWait(List.of(account, network));
        if (minutes > 0) {
            throw new SignInRefused("sign-in.blocked", minutes);
        }
        Candidate candidate = candidate(wanted);
        boolean right =
                TURNS.take(() -> PasswordHash.matches(cut(password, LONGEST_PASSWORD), candidate.passwordHash()));
        if (!right || candidate.disabled()) {
            attempts.failed(account, ThrottleRule.ACCOUNT);
            attempts.failed(network, ThrottleRule.ADDRESS);
            throw new SignInRefused("sign-in.failed");
        }
        attempts.succeeded(account);
        audit.record(
                "accounts.signed-in",
                "account:" + candidate.person().account().value(),
                Map.of("address", address),
                AuditLog.NOWHERE);
        return candidate.person();
    }

    @Schedule(hour = "*", minute = "17", persistent = false, info = "forget old sign-in failures")
    void forgetOld() {
        attempts.forgetOld();
    }

    private Candidate candidate(String email) {
        List<?> found =
                database.createNativeQuery("""
                        SELECT id, name, language, theme, time_zone, password_hash, disabled
                          FROM accounts_candidate(:email)
                        """).setParameter("email", email).getResultList();
        return found.isEmpty() ? Candidate.NOBODY : Candidate.of((Object[]) found.get(0));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /** Whoever the address belongs to, before the password is known to be right. */
    private record Candidate(SignedIn person, String passwordHash, boolean disabled) {
        static final Candidate NOBODY = new Candidate(null, null, true);

        static Candidate of(Object[] row) {
            return new Candidate(
                    new SignedIn(
                            new AccountId(((Number) row[0]).longValue()),
                            (String) row[1],
                            (String) row[2],
                            (String) row[3],
                            (String) row[4]),
                    (String) row[5],
                    (Boolean) row[6]);
        }
    }
}
