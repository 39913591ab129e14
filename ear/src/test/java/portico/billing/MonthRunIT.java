package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import portico.runs.Run;

/** A month through the engines, on a real database. */
class MonthRunIT {
    private static final long SOMEBODY = 7;
    private static final String EVERYTHING = """
            SELECT string_agg(t, E'\\n' ORDER BY t) FROM (
                SELECT concat_ws('|', i.contract_id, i.month, i.number, i.reference, i.net, i.vat, i.rounding, i.total, l.position,
                       l.kind, l.text, l.period_from, l.period_until, l.quantity, l.net, l.derivation) AS t
                  FROM portico.invoice i JOIN portico.invoice_line l ON l.invoice_id = i.id) x""";

    private final BillingDatabase database = BillingDatabase.fresh();
    private final SmallOperator operator = new SmallOperator(database);
    private final JobsConnections jobs = database.jobs("test");
    private final MonthRun month = new MonthRun(jobs, operator.operator);

    @Test
    void a_month_is_rated_and_both_counts_agree_b5() throws Exception {
        long first = operator.contract();
        operator.contract("EUR", SmallOperator.LONG_AGO, null);
        operator.contract("CHF", LocalDate.of(2026, 12, 1), null);
        operator.call(first, LocalDate.of(2026, 9, 3));

        Run run = month.rated("2026-09", false);

        assertEquals(List.of(), month.disagreements(run));
        assertEquals("RATED", run.stage());
        assertEquals(List.of("50.60", "50.00"), column("net"));
        // 50.60 at 8.1 % is 4.10, together 54.70, which needs no cash rounding; 54.05 neither.
        assertEquals(List.of("54.70", "54.05"), column("total"));
        assertEquals(
                "2", database.one("SELECT value::int FROM portico.run_total WHERE name = 'due' AND source = 'SQL'"));
        assertEquals("DRAFT", database.one("SELECT DISTINCT state FROM portico.invoice"));
    }

    @Test
    void a_count_that_was_tampered_with_is_named() throws Exception {
        operator.contract();
        Run run = month.rated("2026-09", false);
        database.run("UPDATE portico.invoice_line SET net = net + 1");
        new ControlTotals(jobs).recompute(run);
        assertTrue(month.disagreements(run).stream().anyMatch(line -> line.startsWith("net.lines.CHF 50.00 / 51.00")));
    }

    @Test
    void rating_twice_changes_nothing() throws Exception {
        contracts(20);
        Run run = month.open("2026-09", false);
        month.rate(run);
        String before = database.one(EVERYTHING);
        month.rate(run);
        assertEquals(before, database.one(EVERYTHING));
        assertEquals("20", database.one("SELECT count(*) FROM portico.invoice"));
    }

    @Test
    void a_slice_that_is_cut_off_leaves_nothing_and_is_done_again_with_the_same_result() throws Exception {
        long contract = operator.contract();
        operator.call(contract, LocalDate.of(2026, 9, 3));
        Run run = month.open("2026-09", false);
        assertThrows(
                IllegalStateException.class,
                () -> jobs.inTransaction(() -> {
                    new MonthlyRating(jobs).rate(run, new Slice(contract, contract, 1));
                    throw new IllegalStateException("the power is gone");
                }));
        assertEquals("0", database.one("SELECT count(*) FROM portico.invoice"));
        assertEquals("1", database.one("SELECT count(*) FROM portico.usage_record WHERE invoice_id IS NULL"));
        month.rate(run);
        assertEquals(List.of("50.60"), column("net"));
    }

    @Test
    void what_cannot_be_billed_is_parked_and_a_supplementary_run_takes_only_that() throws Exception {
        operator.contract();
        long combined = operator.contract();
        long payerless = operator.contract();
        operator.call(payerless, LocalDate.of(2026, 9, 3));
        operator.combineAddress(combined);
        operator.withoutPayer(payerless);

        Run run = month.rated("2026-09", false);
        assertEquals(List.of(), month.disagreements(run));
        assertEquals(
                List.of("parked.combined-address", "parked.no-payer"),
                database.rows("SELECT cause FROM portico.parked_contract ORDER BY contract_id"));
        assertEquals("1", database.one("SELECT count(*) FROM portico.usage_record WHERE invoice_id IS NULL"));
        month.release(run, SOMEBODY);

        operator.separateAddress(combined);
        operator.withPayer(payerless);
        Run supplementary = month.rated("2026-09", true);
        assertEquals(List.of(), month.disagreements(supplementary));
        assertEquals(
                List.of(Long.toString(combined), Long.toString(payerless)),
                database.rows(
                        "SELECT contract_id FROM portico.invoice WHERE run_id = ? ORDER BY contract_id",
                        supplementary.id()));
        month.release(supplementary, SOMEBODY);
        assertEquals(List.of("TT-R-2026-000001", "TT-R-2026-000002", "TT-R-2026-000003"), column("number"));
    }

    @Test
    void numbers_are_gapless_and_in_the_order_of_contracts_however_many_threads_rated() throws Exception {
        contracts(300);
        Run run = month.rated("2026-09", false);
        month.release(run, SOMEBODY);
        List<String> counters = database.rows("SELECT counter FROM portico.invoice ORDER BY contract_id");
        List<String> wanted = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            wanted.add(Integer.toString(i));
        }
        assertEquals(wanted, counters);
        assertEquals("301", database.one("SELECT next FROM portico.invoice_number"));
        assertEquals("300", database.one("SELECT count(DISTINCT reference) FROM portico.invoice"));
    }

    @Test
    void francs_get_a_qr_reference_and_euros_a_creditor_reference() throws Exception {
        operator.contract();
        operator.contract("EUR", SmallOperator.LONG_AGO, null);
        month.release(month.rated("2026-09", false), SOMEBODY);
        List<String> references = column("reference");
        assertTrue(references.get(0).matches("[0-9]{27}"), references::toString);
        assertTrue(references.get(1).matches("RF[0-9]{2}TTR2026000002"), references::toString);
        assertTrue(references.stream().allMatch(digits -> new Reference(digits).isValid()));
    }

    @Test
    void a_gap_in_the_series_is_found() throws Exception {
        contracts(3);
        Run run = month.rated("2026-09", false);
        month.release(run, SOMEBODY);
        database.run("UPDATE portico.invoice SET counter = 9, number = 'TT-R-2026-000009' WHERE counter = 2");
        assertTrue(new Numbering(jobs).fault(run).isPresent());
    }

    @Test
    void no_number_can_be_given_twice_even_where_its_counter_was_set_back() throws Exception {
        contracts(3);
        month.release(month.rated("2026-09", false), SOMEBODY);
        database.run("UPDATE portico.invoice_number SET next = 3");
        Run october = month.rated("2026-10", false);
        SQLException twice = assertThrows(SQLException.class, () -> month.release(october, SOMEBODY));
        assertTrue(twice.getMessage().contains("invoice_number_given"), twice::getMessage);
        assertEquals("3", database.one("SELECT count(*) FROM portico.invoice WHERE number IS NOT NULL"));
    }

    @Test
    void a_discarded_run_leaves_no_draft_frees_its_calls_and_the_month_can_be_started_anew() throws Exception {
        long contract = operator.contract();
        operator.call(contract, LocalDate.of(2026, 9, 3));
        Run run = month.rated("2026-09", false);
        String before = database.one(EVERYTHING);

        month.discard(run);

        for (String table : List.of("invoice", "invoice_line", "invoice_vat", "run_total", "parked_contract")) {
            assertEquals("0", database.one("SELECT count(*) FROM portico." + table), table);
        }
        assertEquals("1", database.one("SELECT count(*) FROM portico.usage_record WHERE invoice_id IS NULL"));
        assertEquals("DISCARDED", database.one("SELECT state FROM portico.run"));
        month.rated("2026-09", false);
        assertEquals(before, database.one(EVERYTHING));
    }

    @Test
    void a_released_run_cannot_be_discarded() throws Exception {
        operator.contract();
        Run run = month.rated("2026-09", false);
        month.release(run, SOMEBODY);
        Run released = month.ledger().find(run.id()).orElseThrow();
        assertThrows(portico.shared.Refusal.class, () -> month.discard(released));
        assertEquals("1", database.one("SELECT count(*) FROM portico.invoice"));
    }

    @Test
    void a_late_call_goes_on_the_next_invoice_and_one_older_than_ninety_days_on_none() throws Exception {
        long contract = operator.contract();
        month.release(month.rated("2026-08", false), SOMEBODY);
        operator.call(contract, LocalDate.of(2026, 8, 20));
        operator.call(contract, LocalDate.of(2026, 6, 3));
        operator.call(contract, LocalDate.of(2026, 6, 2));
        Run run = month.rated("2026-09", false);
        assertEquals(List.of(), month.disagreements(run));
        assertEquals(
                List.of("2026-06-02"),
                database.rows("SELECT local_day FROM portico.usage_record WHERE invoice_id IS NULL"));
        assertEquals("51.20", database.one("SELECT net FROM portico.invoice WHERE month = '2026-09-01'"));
    }

    @Test
    void an_ended_contract_is_due_once_more_for_its_late_call() throws Exception {
        long ended = operator.contract("CHF", SmallOperator.LONG_AGO, LocalDate.of(2026, 7, 16));
        operator.call(ended, LocalDate.of(2026, 7, 15));
        Run run = month.rated("2026-09", false);
        assertEquals(List.of(), month.disagreements(run));
        assertEquals(List.of("0.60"), column("net"));
        month.release(run, SOMEBODY);
        Run next = month.rated("2026-10", false);
        assertEquals(List.of(), month.disagreements(next));
        assertEquals(List.of("0.60"), column("net"));
    }

    @Test
    void the_year_of_a_number_is_the_invoice_dates() throws SQLException, Exception {
        operator.contract();
        month.release(month.rated("2025-12", false), SOMEBODY);
        assertEquals(List.of("TT-R-2026-000001"), column("number"));
    }

    private void contracts(int many) {
        for (int i = 0; i < many; i++) {
            operator.contract();
        }
    }

    private List<String> column(String name) {
        return database.rows("SELECT " + name + " FROM portico.invoice ORDER BY contract_id, month");
    }
}
