package portico.billing;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import portico.runs.Run;
import portico.shared.Month;

/** Finds, once per run, the drafts that differ most from the contract's invoice of the month before. */
@Dependent
public final class Outliers {
    /** What a person can look at before a release. */
    private static final int MOST = 50;

    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    private DataSource jobs;

    /** More than half and more than 100 up or down; in place of those of an earlier look. */
    public void find(Run run) throws SQLException {
        String sql = """
                INSERT INTO run_outlier (run_id, invoice_id, operator_id, before)
                SELECT i.run_id, i.id, ?, b.total
                  FROM invoice i
                  JOIN invoice b ON b.contract_id = i.contract_id AND b.month = ? AND b.kind = 'INVOICE'
                   AND b.currency = i.currency AND b.state <> 'DRAFT'
                 WHERE i.run_id = ? AND abs(i.total - b.total) > greatest(100, b.total / 2)
                 ORDER BY abs(i.total - b.total) DESC LIMIT ?
                ON CONFLICT DO NOTHING""";
        try (Connection connection = jobs.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, run.operatorId());
            statement.setObject(2, Month.containing(run.month()).previous().firstDay());
            statement.setLong(3, run.id());
            statement.setInt(4, MOST);
            statement.executeUpdate();
        }
    }
}
