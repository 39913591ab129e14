package portico.config;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import portico.shared.Month;
import portico.shared.Refusal;

/** What finance hears about a month: each of its runs rated a second time, the numbers' series, and calls that nobody bills. */
public final class MonthVerification {
    private final Map<String, String> variables;

    public MonthVerification(Map<String, String> variables) {
        this.variables = variables;
    }

    /**
     * @return sentences; all is well
     * @throws Complaint with the same and everything that differs, where something does
     */
    public List<String> report(String written) {
        Month month = month(written);
        List<String> said = new ArrayList<>();
        boolean sound = true;
        try (Connection connection = JobsRole.connect(variables)) {
            Map<Long, String> runs = runs(connection, month);
            if (runs.isEmpty()) {
                throw new Complaint("There is no billing run of " + month + ".");
            }
            RunControl control = new RunControl(connection);
            for (Map.Entry<Long, String> run : runs.entrySet()) {
                RunControl.Report report = control.rate(run.getKey());
                said.add(run.getValue() + ": " + report.looked() + ".");
                report.differences().forEach(difference -> said.add("  " + difference));
                sound &= report.differences().isEmpty();
            }
            List<String> faults = control.numberFaults();
            said.add(
                    faults.isEmpty()
                            ? "The invoice numbers have no gap and no double."
                            : "The invoice numbers are not sound:");
            faults.forEach(fault -> said.add("  " + fault));
            sound &= faults.isEmpty();
            List<String> late = control.tooLate();
            if (!late.isEmpty()) {
                said.add("Calls that no run will bill any more, because they came too late:");
                late.forEach(calls -> said.add("  " + calls));
            }
        } catch (SQLException e) {
            throw new Complaint("The month could not be verified: " + e.getMessage(), e);
        }
        if (!sound) {
            throw new Complaint(String.join("\n", said));
        }
        return said;
    }

    private static Month month(String written) {
        try {
            return Month.parse(written);
        } catch (Refusal unknown) {
            throw new Complaint("«" + written + "» is no month such as 2026-10.", unknown);
        }
    }

    /** By key, with the words for it; discarded ones have left nothing to look at. */
    private static Map<Long, String> runs(Connection connection, Month month) throws SQLException {
        Map<Long, String> runs = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT id, month, supplementary, stage, state FROM portico.run
                 WHERE kind = 'monthly-invoices' AND month = ? AND stage <> 'STARTED' AND state <> 'DISCARDED'
                 ORDER BY id""")) {
            select.setObject(1, month.firstDay());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    runs.put(
                            row.getLong(1),
                            (row.getBoolean(3) ? "Supplementary run " : "Run ") + row.getLong(1) + " of " + month + " ("
                                    + row.getString(4) + ")");
                }
            }
        }
        return runs;
    }
}
