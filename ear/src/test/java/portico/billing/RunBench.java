package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import portico.runs.Run;

/** What a run costs beside its floors: {@code mvn -Pbench verify}. */
class RunBench {
    private static final int CONTRACTS = Integer.getInteger("portico.bench.contracts", 40_000);
    private static final int TURNS = Integer.getInteger("portico.bench.turns", 5);

    private final BillingDatabase database = BillingDatabase.fresh();
    private final JobsConnections jobs = database.jobs("bench");

    @Test
    void a_run_of_the_engines_beside_the_same_run_as_sql_and_the_share_of_its_numbers() throws Exception {
        MonthRun month = new MonthRun(jobs, PlainTown.write(database, CONTRACTS));
        SqlRun floor = new SqlRun(database, jobs);
        CpuTime cpu = cpu();
        Figure engines = new Figure("engines-vs-sql", "contracts a core-second, " + CONTRACTS + " contracts");
        Figure numbers = new Figure("numbering-share", "hundredths of a second, " + CONTRACTS + " invoices");
        for (int turn = 0; turn <= TURNS; turn++) {
            Run run = month.open("2026-09", false);
            long begin = cpu.used();
            month.rate(run);
            long rated = cpu.used() - begin;
            assertEquals(CONTRACTS, database.run("SELECT count(*) FROM portico.invoice"));

            begin = cpu.used();
            month.number(run);
            long numbered = cpu.used() - begin;
            database.run("TRUNCATE portico.invoice, portico.invoice_number, portico.invoice_number_given CASCADE");
            database.run("TRUNCATE portico.run_total, portico.nothing_to_bill, portico.run_slice");

            begin = cpu.used();
            floor.rate(run, CONTRACTS);
            long asSql = cpu.used() - begin;
            assertEquals(CONTRACTS, database.run("SELECT count(*) FROM floor.control_invoice"));
            floor.forget();
            database.run("TRUNCATE portico.run CASCADE");
            System.out.println("turn " + turn + ": rated " + rated + " numbered " + numbered + " sql " + asSql);
            // The first turn warms up.
            if (turn > 0) {
                engines.turn(Figure.rate(CONTRACTS, rated), Figure.rate(CONTRACTS, asSql));
                numbers.turn(BigDecimal.valueOf(numbered), BigDecimal.valueOf(rated + numbered));
            }
        }
        List<Boolean> passed = List.of(engines.atLeast("0.80"), numbers.atMost("0.10"));
        assertTrue(passed.stream().allMatch(each -> each), "a gate is not reached");
    }

    private CpuTime cpu() throws SQLException {
        try (Connection connection = jobs.getConnection()) {
            return new CpuTime(connection, ProcessHandle.current().pid());
        }
    }
}
