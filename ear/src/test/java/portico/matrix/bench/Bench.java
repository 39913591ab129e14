package portico.matrix.bench;

import jakarta.annotation.Resource;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import portico.guard.AccountId;
import portico.guard.Caller;
import portico.guard.Callers;
import portico.guard.Denied;
import portico.guard.NotFound;
import portico.guard.Scope;
import portico.guard.Scopes;
import portico.shared.Refusal;

/**
 * Knocks at one door as one person, and takes back whatever that changed. Answers in lines: the outcome, how many rows were
 * written, how much data came back, and the data as text.
 */
@WebServlet({"/doors", "/servlets", "/knock"})
public class Bench extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Resource
    private transient UserTransaction transaction;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private transient TransactionSynchronizationRegistry synchronizations;

    @Resource(lookup = "java:/jdbc/PorticoDS")
    private transient DataSource portal;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; charset=UTF-8");
        try {
            boolean doors = request.getServletPath().equals("/doors");
            response.getWriter().println(String.join("\n", doors ? Doors.all().keySet() : servlets()));
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** Every address that the portal's web application gives to a servlet; the application itself tells. */
    private Set<String> servlets() {
        Set<String> mappings = new TreeSet<>();
        getServletContext()
                .getContext("/")
                .getServletRegistrations()
                .values()
                .forEach(servlet -> mappings.addAll(servlet.getMappings()));
        return mappings;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentType("text/plain; charset=UTF-8");
        Map<String, String> words = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> words.put(name, values[0]));
        try {
            Doors.Door door = Doors.all().get(words.get("door"));
            Samples samples = new Samples(scope(words), words);
            response.getWriter().print(knock(caller(words), door, samples));
        } catch (Exception e) {
            throw new IOException("The bench itself failed at " + words, e);
        }
    }

    private String knock(Caller caller, Doors.Door door, Samples samples) throws Exception {
        TakeBack takeBack = new TakeBack();
        Object[] arguments = samples.arguments(door.method().getParameters());
        transaction.begin();
        try {
            takeBack.before = written();
            Object result = Callers.call(caller, () -> door.knock(arguments));
            // After the persistence context has written its changes, before any of them is kept.
            synchronizations.registerInterposedSynchronization(takeBack);
            try {
                transaction.commit();
            } catch (RollbackException e) {
                if (!takeBack.looked) {
                    return outcome(e) + "\n0\n0\n";
                }
            }
            Yield yield = new Yield(new Object[] {result, samples.written()});
            return "OK\n" + takeBack.written + "\n" + yield.data() + "\n" + yield.text();
        } catch (InvocationTargetException e) {
            return outcome(e.getCause()) + "\n0\n0\n";
        } finally {
            if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
        }
    }

    private static String outcome(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Denied denied) {
                return "DENIED " + denied.rights();
            }
            if (cause instanceof NotFound) {
                return "NOT-FOUND";
            }
            if (cause instanceof Refusal refusal) {
                return "REFUSED " + refusal.key();
            }
            if (cause instanceof SQLException sql && "42501".equals(sql.getSQLState())) {
                return "DATABASE-REFUSED";
            }
        }
        return "ERROR " + thrown.toString().replace('\n', ' ');
    }

    private static Caller caller(Map<String, String> words) {
        String account = words.getOrDefault("as", "");
        return account.isEmpty()
                ? Caller.anonymous("matrix")
                : Caller.signedIn(new AccountId(Long.parseLong(account)), "matrix");
    }

    /** The node of the request, found by somebody who may know it: the door must not trust that its caller may. */
    private static Scope scope(Map<String, String> words) throws Exception {
        String node = words.getOrDefault("node", "");
        if (node.isEmpty() || words.getOrDefault("guide", "").isEmpty()) {
            return null;
        }
        Scopes scopes =
                (Scopes) new InitialContext().lookup("java:global/portico/portico-ejb/Scopes!portico.guard.Scopes");
        Caller guide = Caller.signedIn(new AccountId(Long.parseLong(words.get("guide"))), "matrix");
        return Callers.call(guide, () -> scopes.around(UUID.fromString(node)).here());
    }

    /** Counts at the last moment, then lets nothing stay. */
    private final class TakeBack implements Synchronization {
        long before;
        long written;
        boolean looked;

        @Override
        public void beforeCompletion() {
            try {
                written = written() - before;
                looked = true;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } finally {
                synchronizations.setRollbackOnly();
            }
        }

        @Override
        public void afterCompletion(int status) {
            // Nothing is kept, so nothing is to be told.
        }
    }

    private long written() throws SQLException {
        try (Connection connection = portal.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_stat_xact_user_tables")) {
            result.next();
            return result.getLong(1);
        }
    }
}
