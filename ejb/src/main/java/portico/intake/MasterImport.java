package portico.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import portico.intake.MasterFile.Check;

/** Takes one slice of a master file into the tables of the feature that described it, in the caller's transaction. */
public final class MasterImport {
    /** Two conditions and not one with OR: each alone is a hash join, together they would compare line with line. */
    private static final Check TWICE_HERE = new Check("import.twice", "key", """
            EXISTS (SELECT 1 FROM stage e WHERE e.key = s.key AND e.line < s.line AND e.hash <> s.hash)""");

    private static final Check TWICE_BEFORE = new Check("import.twice", "key", """
            EXISTS (SELECT 1 FROM imported_line i
                     WHERE i.file = ? AND i.key = s.key AND i.pass = ? AND i.hash <> s.hash)""");

    private final MasterFile file;
    private final long pass;

    /** @param pass from {@link #pass}, one for each reading of a file from its beginning to its end */
    public MasterImport(MasterFile file, long pass) {
        this.file = file;
        this.pass = pass;
    }

    /** A new number for reading files once: within it, a second line with the same key is told from a later version. */
    public static long pass(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT nextval('import_pass')");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    public Taken slice(Connection connection, List<Line> lines, List<Reject> rejects) throws SQLException {
        Stage stage = new Stage(connection, file.name(), file.columns(), file.key());
        stage.fill(lines, rejects);
        stage.reject(TWICE_HERE, rejects);
        stage.reject(TWICE_BEFORE, rejects, file.name(), pass);
        int known = stage.run("""
                DELETE FROM stage s
                 USING stage e
                 WHERE e.key = s.key AND e.line < s.line""");
        // Seen in this pass, so that a second version of it further down is noticed in the next pass as well.
        stage.run("""
                UPDATE imported_line i SET pass = ?
                  FROM stage s
                 WHERE i.file = ? AND i.key = s.key AND i.hash = s.hash AND i.pass <> ?""", pass, file.name(), pass);
        known += stage.run("""
                DELETE FROM stage s
                 USING imported_line i
                 WHERE i.file = ? AND i.key = s.key AND i.hash = s.hash""", file.name());
        for (Check check : file.checks()) {
            stage.reject(check, rejects);
        }
        for (String write : file.writes()) {
            stage.run(write);
        }
        int written = stage.run("""
                INSERT INTO imported_line (file, key, hash, pass)
                SELECT ?, s.key, s.hash, ? FROM stage s
                ON CONFLICT (file, key) DO UPDATE SET hash = excluded.hash, pass = excluded.pass""", file.name(), pass);
        return new Taken(lines.size(), written, known);
    }
}
