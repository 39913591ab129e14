package portico.billing;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import portico.audit.AuditLog;
import portico.guard.Path;
import portico.runs.Run;

/** Writes down who started, released, stopped, resumed or discarded a run: the proof of the four eyes. */
@Dependent
public final class RunAudit {
    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    private DataSource jobs;

    /**
     * In the transaction of the act itself.
     *
     * @param act started, released, stopped, resumed, discarded
     * @param account who, where nobody signed in: the command line names an account, a timer none
     */
    public void record(String act, Run run, Long account) {
        try (Connection connection = jobs.getConnection()) {
            AuditLog.record(
                    connection,
                    "billing.run-" + act,
                    "run:" + run.id(),
                    account == null
                            ? Map.of("month", run.subject())
                            : Map.of("month", run.subject(), "account", account),
                    new Path(run.operatorId(), null, null, null));
        } catch (SQLException trouble) {
            throw new IllegalStateException("The audit could not be written", trouble);
        }
    }
}
