package portico.guard;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One transaction for all that a page asks of the doors: who asks is told to the database once a page, not once a door. The
 * web begins it for what only reads, and ends it before the answer leaves.
 *
 * <p>A door that refuses spoils its transaction, as it must where it has written. A page may go on nevertheless (an error
 * page above all); so the next door finds a fresh one.
 */
@Dependent
public class PageTransaction {
    private static final ThreadLocal<Open> OPEN = new ThreadLocal<>();

    /** @param asked what was asked in it, and answered */
    private record Open(TransactionManager transactions, Map<Object, Object> asked) {}

    /** Not the application's own view of it: a door may need a fresh one while the container keeps that view shut. */
    @Resource(lookup = "java:jboss/TransactionManager")
    TransactionManager transactions;

    /** From here on the doors that this thread opens join in. */
    public void begin() {
        try {
            transactions.begin();
            OPEN.set(new Open(transactions, new HashMap<>()));
        } catch (NotSupportedException | SystemException broken) {
            throw new IllegalStateException("A page's transaction could not begin", broken);
        }
    }

    /** Doors have transactions of their own again. Does nothing where it has already ended. */
    public void end() {
        if (OPEN.get() == null) {
            return;
        }
        OPEN.remove();
        try {
            if (transactions.getStatus() == Status.STATUS_ACTIVE) {
                transactions.commit();
            } else {
                giveUp(transactions);
            }
        } catch (SystemException | RollbackException | HeuristicMixedException | HeuristicRollbackException broken) {
            throw new IllegalStateException("A page's transaction could not end", broken);
        }
    }

    /** A fresh one in the place of one that a door has spoilt, or that took too long. */
    static void renew() {
        Open page = OPEN.get();
        try {
            if (page != null && page.transactions().getStatus() != Status.STATUS_ACTIVE) {
                page.asked().clear();
                giveUp(page.transactions());
                page.transactions().begin();
            }
        } catch (NotSupportedException | SystemException broken) {
            throw new IllegalStateException("A page's transaction could not begin anew", broken);
        }
    }

    /**
     * An answer that several doors of a page need is asked for once. Not so where something is changed: what was read before
     * may be wrong after.
     *
     * @param key what is asked; the same caller is asking
     */
    public static <T> T once(Object key, Class<T> kind, Supplier<T> question) {
        Open page = OPEN.get();
        if (page == null) {
            return question.get();
        }
        Object whose = List.of(Callers.current(), key);
        if (!page.asked().containsKey(whose)) {
            page.asked().put(whose, question.get());
        }
        return kind.cast(page.asked().get(whose));
    }

    private static void giveUp(TransactionManager transactions) throws SystemException {
        if (transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
            transactions.rollback();
        }
    }
}
