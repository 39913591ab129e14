package portico.billing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Rows for one table, gathered and written by COPY: a hundred thousand contracts are in the database within seconds. */
final class WildRows {
    private final String columns;
    private final StringBuilder text = new StringBuilder();

    /** @param columns the table and its columns, as they stand behind COPY */
    WildRows(String columns) {
        this.columns = columns;
    }

    WildRows add(Object... values) {
        text.append(Arrays.stream(values)
                        .map(value -> value == null ? "\\N" : value.toString())
                        .collect(Collectors.joining("\t")))
                .append('\n');
        return this;
    }

    void write(Connection connection) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY portico." + columns + " FROM STDIN", new ByteArrayInputStream(bytes), 1 << 16);
        } catch (IOException memory) {
            throw new SQLException(memory);
        }
    }
}
