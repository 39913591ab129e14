package portico.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The database must stand at exactly the level that this program was built for. */
final class SchemaLevel {
    /** The newest file in portico/migration, as the build wrote it down. */
    static final String EXPECTED = built();

    private SchemaLevel() {}

    static void check(Connection connection) throws SQLException {
        String found = read(connection);
        if (!EXPECTED.equals(found)) {
            throw new IllegalStateException("Portico needs the database at level " + EXPECTED + ", it stands at "
                    + (found == null ? "none" : found) + ". Run: portico-admin migrate"
                    + (found != null && found.compareTo(EXPECTED) > 0 ? " (or install the newer Portico)" : ""));
        }
    }

    private static String built() {
        try (InputStream level = SchemaLevel.class.getResourceAsStream("/portico/schema-level")) {
            return new String(level.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
