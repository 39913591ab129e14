package portico.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The operator's own people and their rights, from a file with the columns email, name, language and right_code. They are
 * written by the command line only: nothing in the portal makes somebody the operator's.
 */
public final class Staff {
    private final Owner owner;

    public Staff(Owner owner) {
        this.owner = owner;
    }

    /** @return how many rights were added; those that are there stay as they are */
    public int load(Path file) {
        try (Connection connection = owner.connect();
                Reader reader = Files.newBufferedReader(file);
                CSVParser lines = CSVParser.parse(
                        reader,
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())) {
            connection.setAutoCommit(false);
            int added = 0;
            for (CSVRecord line : lines) {
                account(connection, line);
                added += right(connection, line);
            }
            connection.commit();
            return added;
        } catch (IOException | IllegalArgumentException e) {
            throw new Complaint("The file of the staff could not be read: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new Complaint("The staff could not be written: " + e.getMessage(), e);
        }
    }

    private static void account(Connection connection, CSVRecord line) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO portico.account (email, name, language) VALUES (?, ?, ?)
                ON CONFLICT (lower(email)) DO NOTHING
                """)) {
            insert.setString(1, line.get("email"));
            insert.setString(2, line.get("name"));
            insert.setString(3, line.get("language"));
            insert.executeUpdate();
        }
    }

    private static int right(Connection connection, CSVRecord line) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO portico.operator_staff (account_id, right_code, operator_id)
                SELECT a.id, ?, n.id
                  FROM portico.account a, portico.node n
                 WHERE lower(a.email) = lower(?) AND n.level = 'OPERATOR'
                   AND NOT EXISTS (SELECT FROM portico.operator_staff s
                                    WHERE s.account_id = a.id AND s.right_code = ? AND s.valid_until IS NULL)
                """)) {
            insert.setString(1, line.get("right_code"));
            insert.setString(2, line.get("email"));
            insert.setString(3, line.get("right_code"));
            return insert.executeUpdate();
        }
    }
}
