package portico.billing;

import static portico.guard.Right.OPERATOR_BILLING;
import static portico.guard.Right.OPERATOR_RELEASE;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import portico.guard.AccountId;
import portico.guard.Callers;
import portico.guard.NotFound;
import portico.guard.Requires;
import portico.guard.Scope;
import portico.shared.Page;
import portico.shared.PageRequest;

/** The billing desk: which months were billed, how a run is getting on, and what it could not bill (C11, B5). */
@Stateless
public class Billing {
    @Resource(lookup = "java:/jdbc/PorticoDS")
    private DataSource portal;

    /** Newest first. */
    @Requires({OPERATOR_BILLING, OPERATOR_RELEASE})
    public Page<RunRow> runs(Scope scope, PageRequest page) {
        return read(connection -> new RunQueries(connection).runs(scope, page));
    }

    /** @throws NotFound where the operator has no such run */
    @Requires({OPERATOR_BILLING, OPERATOR_RELEASE})
    public RunView run(Scope scope, UUID run) {
        long viewer = Callers.current().account().map(AccountId::value).orElse(0L);
        return read(
                connection -> new RunQueries(connection).run(scope, run, viewer).orElseThrow(NotFound::new));
    }

    /** What a person has to correct before a supplementary run; by contract. */
    @Requires({OPERATOR_BILLING, OPERATOR_RELEASE})
    public Page<ParkedRow> parked(Scope scope, UUID run, PageRequest page) {
        return read(connection -> new RunLists(connection).parked(scope, run, page));
    }

    /** The run's invoices, drafts before its release; by contract. */
    @Requires({OPERATOR_BILLING, OPERATOR_RELEASE})
    public Page<DraftRow> invoices(Scope scope, UUID run, PageRequest page) {
        return read(connection -> new RunLists(connection).invoices(scope, run, page));
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T read(Question<T> question) {
        try (Connection connection = portal.getConnection()) {
            return question.ask(connection);
        } catch (SQLException trouble) {
            throw new IllegalStateException("The billing desk could not be read", trouble);
        }
    }
}
