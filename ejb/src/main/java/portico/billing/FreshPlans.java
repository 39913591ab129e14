package portico.billing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A run fills the tables that it looks into. A session that keeps its plan from the first slices, when they were empty, reads them
 * from end to end for every contract later on; planning anew costs a slice some milliseconds.
 */
final class FreshPlans {
    private FreshPlans() {}

    /** For the rest of the present transaction. */
    static void in(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL plan_cache_mode = force_custom_plan");
        }
    }
}
