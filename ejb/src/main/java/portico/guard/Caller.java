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
    private final Pass pass;
    private final String job;
    private final String requestId;
    private Standing standing;

    private Caller(AccountId account, Pass pass, String job, String requestId) {
        this.account = account;
        this.pass = pass;
        this.job = job;
        this.requestId = requestId;
    }

    /**
     * A person on a visit.
     *
     * @param pass what his visit shows; where it is no longer good he holds nothing
     * @param requestId stands in log, audit and error page, so that one word finds them all
     */
    public static Caller signedIn(AccountId account, Pass pass, String requestId) {
        return new Caller(account, pass, null, requestId);
    }

    /** Of whom it is known otherwise that he is in. */
    public static Caller signedIn(AccountId account, String requestId) {
        return new Caller(account, null, null, requestId);
    }

    public static Caller anonymous(String requestId) {
        return new Caller(null, null, null, requestId);
    }

    /** A job holds no rights at a door: it works through engines, on its own database role. */
    public static Caller system(String job) {
        return new Caller(null, null, job, job);
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

    /** Whether it was already asked in this request. */
    boolean isKnown() {
        return standing != null;
    }

    Standing standing(Guard guard) {
        if (standing == null) {
            standing = account == null ? Standing.NOBODY : guard.standing(account, Optional.ofNullable(pass));
        }
        return standing;
    }

    /** What was found when he came to the first door; nothing before that. */
    Rights rights() {
        return standing == null ? Rights.NONE : standing.rights();
    }
}
