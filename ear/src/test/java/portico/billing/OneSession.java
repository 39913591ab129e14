package portico.billing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One session of a server's pool, used again and again, that keeps each plan as it was made at the first time. */
public final class OneSession implements AutoCloseable {
    private final Connection connection;
    private final DataSource jobs;

    /** What is done in one transaction. */
    public interface Work {
        void go() throws Exception;
    }

    public OneSession(BillingDatabase database) throws SQLException {
        // Its plans are the first ones from the first time on, and not from the tenth.
        connection = database.jobs("one&prepareThreshold=1").getConnection();
        connection.createStatement().execute("SET plan_cache_mode = force_generic_plan");
        connection.setAutoCommit(false);
        Connection kept = proxy(Connection.class, connection, "close", null);
        jobs = proxy(DataSource.class, null, "getConnection", kept);
    }

    public DataSource jobs() {
        return jobs;
    }

    public void inTransaction(Work work) throws Exception {
        work.go();
        connection.commit();
    }

    private static <T> T proxy(Class<T> type, Object behind, String own, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                OneSession.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals(own)) {
                        return answer;
                    }
                    try {
                        return method.invoke(behind, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
