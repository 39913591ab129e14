package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import portico.runs.Run;

/** A contract that was concluded in the portal is billed by the ordinary run, like those that came in files (U14, C6). */
class ConcludedMonthIT {
    private final BillingDatabase database = BillingDatabase.fresh();
    private final SmallOperator operator = new SmallOperator(database);
    private final MonthRun month = new MonthRun(database.jobs("test"), operator.operator);

    @Test
    void the_next_run_bills_it_from_its_first_day_and_sends_it_on_paper() throws Exception {
        operator.contract();
        concluded(LocalDate.of(2026, 9, 11), 2);
        concluded(LocalDate.of(2026, 10, 1), 1);

        Run run = month.rated("2026-09", false);

        assertEquals("0", database.one("SELECT count(*) FROM portico.parked_contract"));
        assertEquals(
                "66.67",
                database.one("SELECT net FROM portico.invoice i JOIN portico.contract c ON c.id = i.contract_id"
                        + " WHERE c.concluded_by IS NOT NULL"),
                "2 × 50.00 for 20 of 30 days; the later one begins later");
        assertEquals(
                2,
                Integer.parseInt(
                        database.one("SELECT count(*) FROM portico.billing_preference WHERE channel = 'PAPER'")));
        month.release(run, 7);
        assertEquals(
                "Muster Reederei AG",
                database.one("SELECT recipient ->> 'name' FROM portico.invoice i"
                        + " JOIN portico.contract c ON c.id = i.contract_id WHERE c.concluded_by IS NOT NULL"));
    }

    /** As the portal's functions do it for somebody with the right «Operator-Tenancy». */
    private void concluded(LocalDate start, int pieces) throws SQLException {
        long clerk = database.run(
                "INSERT INTO portico.account (email, name) VALUES (gen_random_uuid() || '@testtal.example', 'Clerk') RETURNING id");
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            one(connection, "SELECT set_config('search_path', 'portico, public', true)");
            one(connection, """
                    WITH key AS (INSERT INTO guard_key (secret) VALUES (decode(repeat('17', 32), 'hex'))
                                 ON CONFLICT DO NOTHING RETURNING 1)
                    SELECT count(*) FROM key""");
            String context = "account=" + clerk + ";base=" + operator.operator + ";tenancy=" + operator.operator
                    + ";admin=" + operator.operator;
            one(connection, """
                    SELECT guard_enter(c, encode(hmac(convert_to(pg_backend_pid() || '|' || pg_current_xact_id()::text || '|' || c, 'UTF8'),
                           (SELECT secret FROM guard_key), 'sha256'), 'hex')) FROM (SELECT ?::text AS c) x""", context);
            long customer = Long.parseLong(one(
                    connection,
                    "SELECT tenancy_create_customer(?, 'Muster Reederei AG', 'de', 'Hafen', '3', '3000', 'Bern', 'CH')",
                    operator.operator));
            long contract = Long.parseLong(one(
                    connection,
                    "SELECT id FROM contracts_conclude(?, false, 'CHF', 'de', ?, 'Bestellung 7', 'Ruth Aebi')",
                    customer,
                    start));
            one(connection, "SELECT contracts_add_service(?, 'LINE', NULL, ?)", contract, pieces);
            connection.commit();
        }
    }

    private static String one(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
