package portico.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Rates a billing run a second time by {@code config/postgresql/control.sql}, which shares no rule with the program, and says
 * where the two differ. It writes nothing but temporary tables of its own connection.
 */
public final class RunControl {
    private final Connection connection;

    /** @param connection as the jobs' role, in auto-commit; it keeps the control's temporary tables until it is closed */
    public RunControl(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute(script());
        }
    }

    /** One thing that is not the same: in the run, and as the control finds it; null where it is missing altogether. */
    public record Difference(String contract, String place, String what, String ofRun, String ofControl) {
        @Override
        public String toString() {
            String where = place.isEmpty() ? contract : contract + ", " + place;
            if (what.equals("row")) {
                return ofRun == null
                        ? where + ": the run has none, the control finds «" + ofControl + "»"
                        : where + ": the run has «" + ofRun + "», the control finds none";
            }
            return where + ", " + what + ": the run has " + ofRun + ", the control finds " + ofControl;
        }
    }

    /**
     * @param looked what was looked at: contracts rated again, how many invoiced, parked and without anything to bill
     * @param differences the first thousand or so; none where all is well
     */
    public record Report(String looked, List<Difference> differences) {}

    /** @param run the key of a billing run, at whatever stage it stands */
    public Report rate(long run) throws SQLException {
        List<Difference> differences = new ArrayList<>();
        try (PreparedStatement control = connection.prepareStatement("SELECT * FROM pg_temp.control(?)")) {
            control.setLong(1, run);
            try (ResultSet row = control.executeQuery()) {
                while (row.next()) {
                    differences.add(new Difference(
                            row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
                }
            }
            SQLWarning notice = control.getWarnings();
            return new Report(notice == null ? "" : notice.getMessage(), differences);
        }
    }

    /** What is wrong with the series of invoice numbers, all of them since the first; none where they have no gap and no double. */
    public List<String> numberFaults() throws SQLException {
        List<String> faults = new ArrayList<>();
        try (PreparedStatement numbers = connection.prepareStatement("SELECT * FROM pg_temp.control_numbers()");
                ResultSet row = numbers.executeQuery()) {
            while (row.next()) {
                faults.add(row.getString(1) + ": " + row.getString(2));
            }
        }
        return faults;
    }

    /** Calls that no run will take any more after the one that was looked at last, by contract: to be written off, or billed by hand. */
    public List<String> tooLate() throws SQLException {
        List<String> late = new ArrayList<>();
        try (PreparedStatement calls = connection.prepareStatement("SELECT * FROM pg_temp.control_too_late()");
                ResultSet row = calls.executeQuery()) {
            while (row.next()) {
                late.add("%s: %d calls (%d minutes) of %s to %s"
                        .formatted(
                                row.getString(1),
                                row.getLong(2),
                                row.getLong(3) / 60,
                                row.getString(4),
                                row.getString(5)));
            }
        }
        return late;
    }

    private static String script() {
        try (InputStream in = RunControl.class.getResourceAsStream("control.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
