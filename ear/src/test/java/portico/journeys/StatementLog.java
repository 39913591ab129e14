package portico.journeys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import portico.whole.PorticoServer;

/**
 * What the portal's role asks of the database, as the database's own log has it: nothing that the portal could count wrongly of
 * itself. Beginning and ending transactions is no question, nor is the pool's look whether a connection still lives.
 */
final class StatementLog implements AutoCloseable {
    private static final Pattern ASKED =
            Pattern.compile("^portico_app\\|LOG:  (?:execute [^:]*|statement): (.*)$", Pattern.MULTILINE);
    private static final Pattern NO_QUESTION =
            Pattern.compile("(?:BEGIN|COMMIT|ROLLBACK|SET SESSION CHARACTERISTICS.*|)\\s*", Pattern.CASE_INSENSITIVE);

    private final PorticoServer server;
    private final Path log;

    StatementLog(PorticoServer server) throws SQLException {
        this.server = server;
        this.log = server.checkout().data().resolve("database.log");
        set("log_line_prefix = '%u|'", "log_statement = 'all'");
    }

    interface Visit {
        void pay() throws IOException, InterruptedException;
    }

    /** The statements that a visit costs, each by its first line. */
    List<String> during(Visit visit) throws IOException, InterruptedException {
        long begin = Files.size(log);
        visit.pay();
        byte[] written = Files.readAllBytes(log);
        Matcher asked =
                ASKED.matcher(new String(written, (int) begin, written.length - (int) begin, StandardCharsets.UTF_8));
        List<String> statements = new ArrayList<>();
        while (asked.find()) {
            if (!NO_QUESTION.matcher(asked.group(1)).matches()) {
                statements.add(asked.group(1));
            }
        }
        return statements;
    }

    private void set(String... settings) throws SQLException {
        try (Connection superuser = server.local().superuser("portico");
                Statement statement = superuser.createStatement()) {
            for (String setting : settings) {
                statement.execute("ALTER SYSTEM SET " + setting);
            }
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    @Override
    public void close() throws SQLException {
        set("log_line_prefix = DEFAULT", "log_statement = DEFAULT");
    }
}
