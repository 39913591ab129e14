package portico.trial;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Asks the database's functions for trials; the portal's role reads and writes none of their rows by itself. */
@Dependent
class Questions {
    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    /** Makes one thing of a row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> rows(Reader<T> reader, String sql, Object... arguments) {
        try (Connection connection = portal.getConnection();
                PreparedStatement question = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                question.setObject(i + 1, arguments[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet row = question.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException broken) {
            throw new IllegalStateException("The database did not answer about trials: " + sql, broken);
        }
    }
}
