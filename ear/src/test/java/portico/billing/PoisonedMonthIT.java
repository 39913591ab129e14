package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import portico.runs.Run;

/** Contracts on whose data the sums break: each is parked by itself, and a whole month of them stops the run (B, must show 5). */
class PoisonedMonthIT {
    private static final long SOMEBODY = 7;
    private static final String PARKED =
            "SELECT string_agg(c.number || ' ' || p.cause, ', ' ORDER BY c.id) FROM portico.parked_contract p"
                    + " JOIN portico.contract c ON c.id = p.contract_id";

    private final BillingDatabase database = BillingDatabase.fresh();
    private final SmallOperator operator = new SmallOperator(database);
    private final JobsConnections jobs = database.jobs("test");
    private final MonthRun month = new MonthRun(jobs, operator.operator);

    @Test
    void one_that_is_too_dear_is_parked_and_the_control_agrees() throws Exception {
        operator.contract();
        long poisoned = operator.contract();
        operator.contract();
        dear(poisoned);

        Run run = month.rated("2026-09", false);

        assertEquals("V-2 parked.amount-too-large", database.one(PARKED));
        assertEquals("2", database.one("SELECT count(*) FROM portico.invoice"));
        assertEquals(List.of(), month.disagreements(run));
        assertEquals(List.of(), month.control(run).differences());
    }

    @Test
    void one_that_breaks_the_rules_is_parked_with_what_was_thrown() throws Exception {
        operator.contract();
        breaks(operator.contract(), "50", "2019-01-01");
        operator.contract();
        breaks(operator.contract(), "'NaN'", null);
        operator.contract();

        Run run = month.rated("2026-09", false);

        assertEquals("V-2 parked.fault, V-4 parked.fault", database.one(PARKED));
        assertEquals(
                "V-2 java.lang.IllegalArgumentException: A period ends before it begins: 2020-01-01 to 2019-01-01",
                database.one(
                        "SELECT array_to_string(arguments, ' ') FROM portico.parked_contract ORDER BY contract_id"));
        assertEquals("3", database.one("SELECT count(*) FROM portico.invoice"));
        assertEquals(List.of(), month.disagreements(run));
    }

    /** A hundred thousand with {@code -Pbench}. */
    @Test
    void among_all_of_a_town_three_are_parked_and_after_the_cure_a_supplementary_run_takes_them() throws Exception {
        int many = Integer.getInteger("portico.wild.contracts", 3000);
        BillingDatabase town = BillingDatabase.fresh();
        MonthRun billed = new MonthRun(town.jobs("test"), PlainTown.write(town, many));
        town.run("UPDATE portico.service_phase SET quantity = 2147483647 WHERE service_id = 17 * 5 + 1");
        town.run("UPDATE portico.price SET valid_until = '2019-01-01' WHERE service_id = 31 * 5 + 2");
        town.run("UPDATE portico.price SET amount = 'NaN' WHERE service_id = 41 * 5 + 2");
        long begun = System.nanoTime();

        billed.release(billed.rated("2026-09", false), SOMEBODY);

        System.out.println("POISON " + many + " contracts in " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        assertEquals("V-17 parked.amount-too-large, V-31 parked.fault, V-41 parked.fault", town.one(PARKED));
        assertEquals(
                Integer.toString(many - 3), town.one("SELECT count(*) FROM portico.invoice WHERE number IS NOT NULL"));

        town.run("UPDATE portico.service_phase SET quantity = 1 WHERE service_id = 17 * 5 + 1");
        town.run(
                "UPDATE portico.price SET valid_until = NULL, amount = 33.30 WHERE service_id IN (31 * 5 + 2, 41 * 5 + 2)");
        Run supplement = billed.rated("2026-09", true);
        assertEquals(List.of(), billed.disagreements(supplement));
        billed.release(supplement, SOMEBODY);

        assertEquals(Integer.toString(many), town.one("SELECT count(DISTINCT contract_id) FROM portico.invoice"));
        assertEquals(
                Integer.toString(many),
                town.one("SELECT count(DISTINCT number) FROM portico.invoice WHERE run_id IS NOT NULL"));
        assertEquals(List.of(), billed.control(supplement).differences());
    }

    @Test
    void where_many_break_at_once_it_is_not_the_contracts_fault_and_the_run_stops() {
        long first = operator.contract();
        breaks(first, "50", "2019-01-01");
        long last = first;
        for (int i = 0; i < 20; i++) {
            last = operator.contract();
            breaks(last, "50", "2019-01-01");
        }
        Slice slice = new Slice(first, last, 21);
        Run run = month.open("2026-09", false);
        IllegalStateException all = assertThrows(
                IllegalStateException.class,
                () -> jobs.inTransaction(() -> {
                    new MonthlyRating(jobs).rate(run, slice);
                    return null;
                }));
        assertTrue(all.getMessage()
                .startsWith("More than 20 contracts in one slice cannot be rated, the last one V-21: "));
        assertEquals("0", database.one("SELECT count(*) FROM portico.parked_contract"));
    }

    /** Two thousand million lines at the highest price there is. */
    private void dear(long contract) {
        database.run("UPDATE portico.service_phase SET quantity = 2147483647"
                + " WHERE service_id = (SELECT id FROM portico.service WHERE contract_id = " + contract + ")");
        database.run("INSERT INTO portico.price (charge_id, service_id, currency, valid_from, amount)"
                + " SELECT ch.id, s.id, 'CHF', '2020-01-01', 99999999.99 FROM portico.charge ch, portico.service s"
                + " WHERE ch.code = 'LINE-FEE' AND s.contract_id = " + contract);
    }

    /** A price of its own that ends before it begins, or that is not a number. */
    private void breaks(long contract, String amount, String until) {
        database.run("INSERT INTO portico.price (charge_id, service_id, currency, valid_from, valid_until, amount)"
                + " SELECT ch.id, s.id, 'CHF', '2020-01-01', " + (until == null ? "NULL" : "'" + until + "'") + ", "
                + amount
                + " FROM portico.charge ch, portico.service s WHERE ch.code = 'LINE-FEE' AND s.contract_id = "
                + contract);
    }
}
