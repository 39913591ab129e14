package portico.guard;

import java.util.Optional;

/**
 * Who asks, during one request or one job: a person who signed in, somebody unknown, or a job of the house.
 *
 * <p>His rights are read at the first question and kept until the request ends, so that no further check costs a query
 * and a change acts on the next request.
 */
public final class Caller {
    private final AccountId account;
    private final String job;
    private final String requestId;
    private Rights rights;

    private Caller(AccountId account, String job, String requestId) {
        this.account = account;
        this.job = job;
        this.requestId = requestId;
    }

    /** @param requestId stands in log, audit and error page, so that one word finds them all */
    public static Caller signedIn(AccountId account, String requestId) {
        return new Caller(account, null, requestId);
    }

    public static Caller anonymous(String requestId) {
        return new Caller(null, null, requestId);
    }

    /** A job holds no rights at a door: it works through engines, on its own database role. */
    public static Caller system(String job) {
        return new Caller(null, job, job);
    }

    public Optional<AccountId> account() {
        return Optional.ofNullable(account);
    }

    public Optional<String> job() {
        return Optional.ofNullable(job);
    }

    public String requestId() {
        return requestId;
    }

    Rights rights(Guard guard) {
        if (rights == null) {
            rights = account == null ? Rights.NONE : guard.rights(account);
        }
        return rights;
    }
}
