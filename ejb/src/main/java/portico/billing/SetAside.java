package portico.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import portico.rating.Outcome;
import portico.runs.Run;

/** Contracts of a slice that became no draft: parked with their cause, or without anything to bill this month. */
final class SetAside {
    private final Run run;
    private final Map<Long, Outcome.Parked> parked = new LinkedHashMap<>();
    private final CopyRows nothing = new CopyRows("nothing_to_bill (run_id, contract_id, operator_id)");

    SetAside(Run run) {
        this.run = run;
    }

    void put(long contract, Outcome outcome, RunTotals totals) {
        if (outcome instanceof Outcome.Parked cause) {
            parked.put(contract, cause);
            totals.count("parked", 1);
        } else {
            nothing.put(run.id()).put(contract).put(run.operatorId()).end();
            totals.count("nothing", 1);
        }
    }

    void write(Connection connection) throws SQLException {
        nothing.flush(connection);
        String sql = """
                INSERT INTO parked_contract (run_id, contract_id, operator_id, cause, arguments)
                VALUES (?, ?, ?, ?, ?)""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Map.Entry<Long, Outcome.Parked> contract : parked.entrySet()) {
                insert.setLong(1, run.id());
                insert.setLong(2, contract.getKey());
                insert.setLong(3, run.operatorId());
                insert.setString(4, contract.getValue().cause());
                insert.setArray(
                        5,
                        connection.createArrayOf(
                                "text", contract.getValue().arguments().toArray()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
