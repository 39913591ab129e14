package portico.guard;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import java.sql.SQLException;
import java.util.Set;

/**
 * Knocks again where two people were in each other's way and the database sent one of them home: three times at most, and
 * only at the outer door, whose transaction was rolled back as a whole. It stands before the container's transactions
 * (jboss-ejb3.xml), so that each attempt has its own; where a page has one for all of its doors, a fresh one.
 */
public class OnceMore {
    private static final int MOST = 3;

    /** Serialization failure and deadlock: PostgreSQL's manual, appendix A, class 40. */
    private static final Set<String> IN_THE_WAY = Set.of("40001", "40P01");

    private static final ThreadLocal<Boolean> INSIDE = new ThreadLocal<>();

    @AroundInvoke
    Object enter(InvocationContext call) throws Exception {
        if (INSIDE.get() != null) {
            return call.proceed();
        }
        INSIDE.set(true);
        try {
            return knock(call);
        } finally {
            INSIDE.remove();
        }
    }

    private static Object knock(InvocationContext call) throws Exception {
        for (int repeated = 0; repeated < MOST; repeated++) {
            PageTransaction.renew();
            try {
                return call.proceed();
            } catch (Exception thrown) {
                if (!isInTheWay(thrown)) {
                    throw thrown;
                }
            }
        }
        PageTransaction.renew();
        return call.proceed();
    }

    static boolean isInTheWay(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && IN_THE_WAY.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
