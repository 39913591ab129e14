package portico.guard;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import portico.shared.Refusal;

/**
 * A refusal that the database pronounces, where it alone sees all ways to what it protects. Its message is the key of the words,
 * its detail their argument: {@code RAISE EXCEPTION 'trial.address' USING ERRCODE = 'PT001', DETAIL = …}.
 */
final class DatabaseRefusal {
    private static final String STATE = "PT001";

    private DatabaseRefusal() {}

    static Optional<Refusal> in(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause instanceof SQLException sql && STATE.equals(sql.getSQLState()))
                .map(DatabaseRefusal::refusal)
                .findFirst();
    }

    private static Refusal refusal(Throwable cause) {
        if (cause instanceof PSQLException told && told.getServerErrorMessage() != null) {
            String key = told.getServerErrorMessage().getMessage();
            String argument = told.getServerErrorMessage().getDetail();
            return argument == null ? new Refusal(key) : new Refusal(key, argument);
        }
        throw new IllegalStateException("The database refused without a word", cause);
    }
}
