package portico.billing;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The jobs' datasource as the server gives it to engines: inside a transaction every connection of a thread is the same one,
 * and closing it ends nothing.
 */
public final class JobsConnections implements DataSource {
    private final String url;
    private final String password;
    private final String node;
    private final ThreadLocal<Connection> transaction = new ThreadLocal<>();

    /** @param node stands in the sessions' application name, as a server's does */
    public JobsConnections(String url, String password, String node) {
        this.url = url;
        this.password = password;
        this.node = node;
    }

    /** Commits what was done, or nothing of it. */
    public <T> T inTransaction(Callable<T> work) throws Exception {
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            transaction.set(connection);
            try {
                T result = work.call();
                connection.commit();
                return result;
            } finally {
                transaction.remove();
            }
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection present = transaction.get();
        return present == null ? open() : unclosable(present);
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(
                url + (url.contains("?") ? "&" : "?") + "ApplicationName=" + node, "portico_jobs", password);
    }

    private static Connection unclosable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                JobsConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String secret) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
