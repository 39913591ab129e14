package portico.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The database must stand at exactly the level that this program was built for. */
final class SchemaLevel {
    /** The newest file in portico/migration; a test compares. */
    static final String EXPECTED = "202611221664";

    private SchemaLevel() {}

    static void check(Connection connection) throws SQLException {
        String found = read(connection);
        if (!EXPECTED.equals(found)) {
            throw new IllegalStateException("Portico needs the database at level " + EXPECTED + ", it stands at "
                    + (found == null ? "none" : found) + ". Run: portico-admin migrate"
                    + (found != null && found.compareTo(EXPECTED) > 0 ? " (or install the newer Portico)" : ""));
        }
    }

    private static String read(Connection connection) throws SQLException {
        try (PreparedStatement known =
                        connection.prepareStatement("SELECT to_regproc('guard_schema_level') IS NOT NULL");
                ResultSet result = known.executeQuery()) {
            result.next();
            if (!result.getBoolean(1)) {
                return null;
            }
        }
        try (PreparedStatement level = connection.prepareStatement("SELECT guard_schema_level()");
                ResultSet result = level.executeQuery()) {
            result.next();
            return result.getString(1);
        }
    }
}
