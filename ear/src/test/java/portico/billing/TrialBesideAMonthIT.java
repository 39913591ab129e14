package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import portico.config.MonthVerification;
import portico.runs.Run;

/** A trial with invoices of its own lives beside a billing run, and the run does not notice (H9). */
class TrialBesideAMonthIT {
    private static final YearMonth MONTH =
            YearMonth.now(ZoneId.of("Europe/Zurich")).minusMonths(1);

    @Test
    void a_month_and_its_control_are_the_same_to_the_last_sign_with_a_trial_and_without() throws Exception {
        List<String> without = billed(false);
        assertFalse(without.isEmpty());
        assertEquals(without, billed(true));
    }

    private static List<String> billed(boolean trial) throws Exception {
        BillingDatabase database = BillingDatabase.fresh();
        SmallOperator operator = new SmallOperator(database);
        for (int i = 0; i < 3; i++) {
            operator.calls(operator.contract(), MONTH.atDay(5), 7 + i);
        }
        operator.withoutPayer(operator.contract());
        if (trial) {
            visit(database);
        }
        MonthRun month = new MonthRun(database.jobs("test"), operator.operator);
        Run run = month.rated(MONTH.toString(), false);
        month.release(run, 7);
        List<String> print = new ArrayList<>();
        for (String sql : List.of(
                "SELECT (c.number, i.number, i.counter, i.invoice_date, i.due_date, i.net, i.vat, i.rounding, i.total,"
                        + " i.reference, i.recipient)::text FROM portico.invoice i JOIN portico.contract c ON c.id ="
                        + " i.contract_id WHERE i.operator_id = ? ORDER BY i.number",
                "SELECT (c.number, l.position, l.text, l.net, l.quantity, l.derivation)::text FROM"
                        + " portico.invoice_line l JOIN portico.invoice i ON i.id = l.invoice_id JOIN portico.contract c"
                        + " ON c.id = i.contract_id WHERE l.operator_id = ? ORDER BY c.number, l.position",
                "SELECT (source, name, value)::text FROM portico.run_total WHERE operator_id = ? ORDER BY source,"
                        + " name, value",
                "SELECT (kind, year, next)::text FROM portico.invoice_number WHERE operator_id = ?",
                "SELECT cause FROM portico.parked_contract WHERE operator_id = ?")) {
            print.addAll(database.rows(sql, operator.operator));
        }
        new MonthVerification(database.settings())
                .report(MONTH.toString())
                .forEach(line -> print.add(line.replaceAll("Run \\d+", "Run")));
        return print;
    }

    /** Opened, furnished, billed and numbered by the same engines, in the same month. */
    private static void visit(BillingDatabase database) throws Exception {
        database.run("""
            INSERT INTO portico.trial_wish (email, name, language, token_hash, ends_at)
            VALUES ('gast@portal.example', 'Gast', 'de', sha256('x'), now() + interval '1 hour')\
            """);
        database.rows(
                "SELECT id FROM portico.trial_open('x', '$argon2id$v=19$m=1,t=1,p=1$a$b', 'Firefox', '192.0.2.1')");
        long house = database.run("SELECT operator_id FROM portico.trial");
        MonthRun samples = new MonthRun(database.jobs("trial"), house);
        samples.release(samples.rated(MONTH.toString(), false), 8);
        assertEquals(
                "4",
                database.one("SELECT count(*) FROM portico.invoice WHERE operator_id = ? AND number LIKE 'X%'", house));
        // As trials have it; until here it was one like the operator's own, so that nothing but the house kept them
        // apart.
        database.run("UPDATE portico.run SET kind = 'sample-invoices' WHERE operator_id = ?", house);
    }
}
