package portico.runs.batch;

import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.Set;
import portico.runs.Superseded;

/**
 * What an exception means for a run: nothing, because somebody else holds it; try again, because the database was away; or
 * a sentence for a person.
 */
record Trouble(Kind kind, String key, String detail) {
    enum Kind {
        LOST,
        AGAIN,
        FAILED
    }

    /** Connection, shutdown, crash recovery, deadlock, serialization, too many connections: it was not our doing. */
    private static final Set<String> TRANSIENT = Set.of("08", "57", "40");

    private static final String TOO_MANY_CONNECTIONS = "53300";
    private static final String DISK_FULL = "53100";

    static Trouble of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Superseded) {
                return new Trouble(Kind.LOST, null, null);
            }
            if (cause instanceof RunFailure failure) {
                return new Trouble(Kind.FAILED, failure.key(), failure.getMessage());
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return ofState(sql);
            }
            if (cause instanceof SystemException) {
                return again();
            }
            if (cause instanceof OutOfMemoryError) {
                return new Trouble(Kind.FAILED, "run.failed.memory", cause.toString());
            }
        }
        // No SQL state and no words of ours: the transaction manager or the pool lost the database.
        return isPlatform(thrown) ? again() : unexpected(thrown);
    }

    static Trouble again() {
        return new Trouble(Kind.AGAIN, null, null);
    }

    private static Trouble ofState(SQLException sql) {
        String state = sql.getSQLState();
        if (TRANSIENT.contains(state.substring(0, 2)) || state.equals(TOO_MANY_CONNECTIONS)) {
            return again();
        }
        return state.equals(DISK_FULL)
                ? new Trouble(Kind.FAILED, "run.failed.disk-full", sql.getMessage())
                : unexpected(sql);
    }

    /** What began it, in its own words. */
    static String root(Throwable thrown) {
        if (thrown == null) {
            return "the batch runtime did not say why";
        }
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static boolean isPlatform(Throwable thrown) {
        return thrown == null
                || thrown instanceof SQLException
                || thrown.getClass().getName().startsWith("jakarta.transaction.")
                || thrown.getClass().getName().startsWith("jakarta.resource.");
    }

    private static Trouble unexpected(Throwable thrown) {
        return new Trouble(Kind.FAILED, "run.failed.unexpected", thrown.toString());
    }
}
