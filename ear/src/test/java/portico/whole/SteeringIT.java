package portico.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run is steered from the command line when nobody can open the billing desk (C11, C12). */
class SteeringIT {
    private static final String STARTER = "sabine.loretan@brunnmatt.example";
    private static final String ONLY_RELEASES = "cornelia.wyss@brunnmatt.example";

    /** A month that no other test bills. */
    private static final YearMonth BILLED =
            YearMonth.now(ZoneId.of("Europe/Zurich")).minusMonths(5);

    private static final String MONTH = BILLED.toString();

    private final PorticoServer server;

    SteeringIT(PorticoServer server) {
        this.server = server;
    }

    @Test
    void a_rated_month_is_discarded_by_a_named_holder_of_operator_billing_and_by_nobody_else() {
        server.lastMonth();
        server.start(
                "monthly-invoices",
                Map.of(
                        "month",
                        MONTH,
                        "invoiceDate",
                        BILLED.plusMonths(1).atDay(2).toString(),
                        "starter",
                        STARTER));
        await("LIVE RATED");

        steer("discard", ONLY_RELEASES);
        await("LIVE RATED", "FAILED");
        steer("explode", STARTER);
        await("LIVE RATED", "FAILED");
        steer("discard", "");
        await("LIVE RATED", "FAILED");
        steer("discard", STARTER);
        await("DISCARDED RATED");

        assertEquals("0", one("SELECT count(*) FROM portico.invoice WHERE month = '" + MONTH + "-01'"));
        assertEquals(
                "billing.run-discarded " + STARTER,
                one("SELECT e.action || ' ' || a.email FROM portico.audit_entry e"
                        + " JOIN portico.account a ON a.id = (e.detail ->> 'account')::bigint ORDER BY e.id DESC"));
        // Nothing is left that could be steered, and that is said instead of done.
        steer("discard", STARTER);
        await("DISCARDED RATED", "FAILED");
    }

    private void steer(String act, String person) {
        server.start("steer-invoices", Map.of("act", act, "month", MONTH, "person", person));
    }

    private void await(String state) {
        until(state, "SELECT state || ' ' || stage FROM portico.run WHERE subject = '" + MONTH + "' ORDER BY id DESC");
    }

    /** The run is where it was, and the batch runtime says how the last steering ended. */
    private void await(String state, String steering) {
        until(steering, "SELECT batchstatus FROM portico.job_execution ORDER BY jobexecutionid DESC");
        await(state);
    }

    private void until(String wanted, String question) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        String found = one(question);
        while (!wanted.equals(found)) {
            assertTrue(System.nanoTime() < end, wanted + " was expected, it is " + found);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            found = one(question);
        }
    }

    private String one(String sql) {
        try (Connection connection = server.owner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
