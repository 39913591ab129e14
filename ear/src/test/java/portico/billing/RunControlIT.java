package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import portico.runs.Run;

/** The control finds what is wrong with a run, and says which contract, which line and which amount. */
class RunControlIT {
    private final BillingDatabase database = BillingDatabase.fresh();
    private final SmallOperator operator = new SmallOperator(database);
    private final MonthRun month = new MonthRun(database.jobs("test"), operator.operator);
    private final long contract = operator.contract();

    @Test
    void a_run_without_fault_is_told_in_numbers() throws Exception {
        operator.withoutPayer(operator.contract());
        operator.contract("CHF", LocalDate.of(2026, 9, 3), LocalDate.of(2026, 9, 3));
        Run run = month.rated("2026-09", false);
        assertEquals(
                "3 contracts rated again: 1 invoiced, 1 with nothing to bill, 1 parked; 0 differences",
                month.control(run).looked());
    }

    @Test
    void a_single_cent_is_found() throws Exception {
        found(
                "UPDATE portico.invoice_line SET net = net + 0.01",
                "V-1, line 1, net: the run has 50.01, the control finds 50.00");
    }

    @Test
    void a_wrong_word_of_the_derivation_is_found() throws Exception {
        found(
                "UPDATE portico.invoice_line SET derivation = replace(derivation, '\"days\":30', '\"days\":29')",
                "V-1, line 1, derivation: the run has {\"how\":\"days\"");
    }

    @Test
    void tax_total_and_recipient_are_compared() throws Exception {
        found(
                "UPDATE portico.invoice_vat SET vat = 4.04",
                "V-1, tax STANDARD 8.10, vat: the run has 4.04, the control finds 4.05");
        found("UPDATE portico.invoice SET total = 54.00", "V-1, total: the run has 54.00, the control finds 54.05");
        found(
                "UPDATE portico.invoice SET recipient = recipient || '{\"town\": \"Thun\"}'",
                "V-1, recipient: the run has {\"name\"");
    }

    @Test
    void a_line_too_many_and_one_too_few_are_found() throws Exception {
        found(
                "INSERT INTO portico.invoice_line SELECT invoice_id, 2, operator_id, reseller_id, customer_id, node_id, node_name,"
                        + " service_id, charge_id, kind, 'Zu viel', period_from, period_until, quantity, unit_price, net,"
                        + " vat_category, vat_rate, derivation FROM portico.invoice_line",
                "V-1, line 2: the run has «Zu viel», the control finds none");
        found(
                "DELETE FROM portico.invoice_line",
                "V-1, line 1: the run has none, the control finds «Leitung, LINE-FEE»");
    }

    @Test
    void a_contract_that_was_forgotten_is_found() throws Exception {
        found("DELETE FROM portico.invoice", "V-1, outcome: the run has , the control finds invoiced");
    }

    @Test
    void a_call_that_was_forgotten_is_found_and_one_that_came_later_is_no_fault() throws Exception {
        Run run = month.rated("2026-09", false);
        operator.call(contract, LocalDate.of(2026, 9, 3));
        assertEquals(List.of(), month.control(run).differences());
        database.run("UPDATE portico.usage_record SET taken_at = '2026-01-01'");
        assertTrue(month.control(run)
                .differences()
                .toString()
                .contains("the run has none, the control finds «Leitung, LINE-CALL»"));
    }

    @Test
    void an_older_run_is_still_right_when_later_ones_have_taken_its_balance_and_its_late_calls() throws Exception {
        operator.ownPrice(contract, LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 1), "-70.00");
        Run september = month.rated("2026-09", false);
        month.release(september, 7);
        operator.call(contract, LocalDate.of(2026, 9, 3));
        month.release(month.rated("2026-10", false), 7);
        assertEquals(List.of(), month.control(september).differences());
    }

    @Test
    void calls_that_nobody_bills_any_more_are_listed() throws Exception {
        operator.call(contract, LocalDate.of(2026, 7, 2));
        operator.call(contract, LocalDate.of(2026, 7, 3));
        // Both too late for the run of September, and so for each one after it: its window begins on 3 June.
        operator.call(contract, LocalDate.of(2026, 6, 2));
        operator.call(contract, LocalDate.of(2026, 6, 1));
        Run run = month.rated("2026-09", false);
        assertEquals(List.of("V-1: 2 calls (20 minutes) of 2026-06-01 to 2026-06-02"), month.tooLate(run));
    }

    @Test
    void gaps_doubles_and_miswritten_numbers_are_found() throws Exception {
        for (int i = 0; i < 5; i++) {
            operator.contract();
        }
        month.release(month.rated("2026-09", false), 7);
        assertEquals(List.of(), month.numberFaults());
        database.run("UPDATE portico.invoice SET counter = 9, number = 'TT-R-2026-000009' WHERE counter = 6");
        assertEquals(
                List.of(
                        "TT-R-2026: 6 to 8 are missing",
                        "TT-R-2026: 9 is not the number given to its invoice",
                        "TT-R-2026: the next number is 7, the last one given 9"),
                month.numberFaults());
        database.run("UPDATE portico.invoice SET counter = 5, number = 'TT-R-2026-5' WHERE counter = 9");
        assertEquals(
                List.of(
                        "TT-R-2026: 5 is not the number given to its invoice",
                        "TT-R-2026: 5 is written TT-R-2026-5",
                        "TT-R-2026: 5 was given twice",
                        "TT-R-2026: the next number is 7, the last one given 5"),
                month.numberFaults());
    }

    /** Tampers with a rated run, in a fresh month each time. */
    private void found(String tampering, String sentence) throws Exception {
        Run run = month.rated("2026-09", false);
        database.run(tampering);
        List<String> said =
                month.control(run).differences().stream().map(Object::toString).toList();
        assertTrue(said.stream().anyMatch(each -> each.startsWith(sentence)), said::toString);
        month.discard(run);
    }
}
