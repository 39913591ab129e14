package portico.billing;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import portico.shared.Refusal;

/**
 * Who starts and who releases from the command line. The operator's shell signs nobody in, so it must name an account, and
 * that account must hold the right.
 */
@Dependent
public final class RunPeople {
    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    private DataSource jobs;

    /**
     * @param email null or blank where nobody was named
     * @return the account, or null where nobody was named
     * @throws Refusal billing.person-without-right(email, right)
     */
    public Long holding(String right, String email) throws SQLException {
        if (email == null || email.isBlank()) {
            return null;
        }
        String sql = """
                SELECT a.id FROM account a
                 WHERE lower(a.email) = lower(?) AND a.disabled_at IS NULL
                   AND EXISTS (SELECT 1 FROM access_roots(a.id) r WHERE r.right_code = ?)""";
        try (Connection connection = jobs.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, email.strip());
            statement.setString(2, right);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new Refusal("billing.person-without-right", email.strip(), right);
                }
                return row.getLong(1);
            }
        }
    }
}
