package portico.runs.batch;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.Callable;

/** A batchlet has no transaction of its own; its work is done in one, with a time-out that somebody chose. */
@Dependent
public class InTransaction {
    @Resource
    private UserTransaction transaction;

    public <T> T call(int seconds, Callable<T> work) throws Exception {
        transaction.setTransactionTimeout(seconds);
        transaction.begin();
        boolean done = false;
        try {
            T result = work.call();
            transaction.commit();
            done = true;
            return result;
        } finally {
            transaction.setTransactionTimeout(0);
            if (!done && transaction.getStatus() != jakarta.transaction.Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
        }
    }
}
