package portico.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import portico.intake.MasterFile.Check;

/**
 * A slice of lines in a temporary table, so that what must hold and what is written is said in one statement for all of
 * them. The table lives as long as the transaction.
 */
public final class Stage {
    /** Separates cells in keys and digests; no cell can contain it, because control characters are refused. */
    private static final char UNIT = '\u001F';

    private final Connection connection;
    private final String file;
    private final List<Column> columns;
    private final List<String> key;

    /** Creates the table in the connection's transaction. */
    public Stage(Connection connection, String file, List<Column> columns, List<String> key) throws SQLException {
        this.connection = connection;
        this.file = file;
        this.columns = columns;
        this.key = key;
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS pg_temp.stage");
            statement.execute(columns.stream()
                    .map(column -> ", " + column.name() + " " + column.type())
                    .collect(Collectors.joining(
                            "", "CREATE TEMP TABLE stage (line bigint, key text, hash bytea", ") ON COMMIT DROP")));
        }
    }

    /** Copies the lines whose cells are in order; the others are rejected. */
    public void fill(List<Line> lines, List<Reject> rejects) throws SQLException {
        ByteArrayOutputStream text = new ByteArrayOutputStream(lines.size() * 160);
        int[] keys = key.stream()
                .mapToInt(name -> IntStream.range(0, columns.size())
                        .filter(i -> columns.get(i).name().equals(name))
                        .findFirst()
                        .orElseThrow())
                .toArray();
        MessageDigest digest = sha256();
        for (Line line : lines) {
            if (inOrder(line, rejects)) {
                text.writeBytes(row(line, keys, digest).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY stage FROM STDIN", new java.io.ByteArrayInputStream(text.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // A table of which nothing is known would be joined row by row.
        run("ANALYZE stage");
    }

    /** Takes the lines out for which the condition holds, and says why. */
    public void reject(Check check, List<Reject> rejects, Object... arguments) throws SQLException {
        String sql = "DELETE FROM stage s WHERE %s RETURNING s.line, s.%s::text"
                .formatted(check.condition(), check.column());
        try (PreparedStatement statement = prepared(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                rejects.add(new Reject(file, rows.getLong(1), check.reason(), check.column(), rows.getString(2)));
            }
        }
    }

    /** Any statement over the staged lines. */
    public int run(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    private boolean inOrder(Line line, List<Reject> rejects) {
        List<Reject> faults = new ArrayList<>(1);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String value = line.cells().get(i);
            column.fault(value)
                    .ifPresent(reason -> faults.add(new Reject(file, line.number(), reason, column.name(), value)));
        }
        // The first fault suffices: a line is rejected once.
        faults.stream().findFirst().ifPresent(rejects::add);
        return faults.isEmpty();
    }

    private static String row(Line line, int[] keys, MessageDigest digest) {
        StringBuilder row = new StringBuilder(160).append(line.number()).append('\t');
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < keys.length; i++) {
            String cell = line.cells().get(keys[i]);
            key.append(i == 0 ? "" : UNIT).append(cell == null ? "" : cell);
        }
        escape(key.toString(), row);
        row.append("\t\\\\x");
        StringBuilder content = new StringBuilder(160);
        line.cells().forEach(cell -> content.append(cell == null ? "" : cell).append(UNIT));
        for (byte octet : digest.digest(content.toString().getBytes(StandardCharsets.UTF_8))) {
            row.append(Character.forDigit(octet >> 4 & 15, 16)).append(Character.forDigit(octet & 15, 16));
        }
        for (String cell : line.cells()) {
            row.append('\t');
            if (cell == null) {
                row.append("\\N");
            } else {
                escape(cell, row);
            }
        }
        return row.append('\n').toString();
    }

    private static void escape(String cell, StringBuilder row) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            switch (c) {
                case '\\' -> row.append("\\\\");
                case '\t' -> row.append("\\t");
                case '\n' -> row.append("\\n");
                case '\r' -> row.append("\\r");
                default -> row.append(c);
            }
        }
    }

    private PreparedStatement prepared(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
