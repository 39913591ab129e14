package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import portico.runs.Run;

/**
 * The run as it ships, in the server, started as an operator does, beside the same month as nothing but SQL, and as it would be
 * written with JPA by somebody who does not think of a million contracts (B5).
 */
class DeployedRunBench {
    private static final int CONTRACTS = Integer.getInteger("portico.bench.contracts", 40_000);
    /** The ordinary way takes long enough for these. */
    private static final int ORDINARY = CONTRACTS / 10;

    private static final int TURNS = Integer.getInteger("portico.bench.turns", 5);

    /** What must be the same, whoever wrote it: as many, and to the cent. */
    private static final String SUMS = """
            SELECT concat_ws(' ', count(*), sum(i.net), sum(i.vat), sum(i.rounding), sum(i.total),
                   (SELECT concat_ws(' ', count(*), sum(l.net), sum(length(l.derivation)), sum(length(l.text)))
                      FROM {lines} l WHERE l.invoice_id IN (SELECT id FROM {invoices} WHERE contract_id <= ?)))
              FROM {invoices} i WHERE i.contract_id <= ?""";

    @Test
    void the_deployed_run_beside_the_same_run_as_sql_and_as_ordinary_jpa() throws Exception {
        BenchServer server = BenchServer.started();
        BillingDatabase database = server.database();
        JobsConnections jobs = database.jobs("bench");
        MonthRun month = new MonthRun(jobs, server.town(CONTRACTS));
        SqlRun floor = new SqlRun(database, jobs);
        Figure beside = new Figure("run-vs-sql", "contracts a core-second in the deployed EAR");
        Figure ordinary = new Figure("run-vs-jpa", "contracts a core-second in the deployed EAR");
        CpuTime deployedCpu = server.cpu();
        CpuTime ownCpu = cpu(database);
        try (OrdinaryRun jpa = new OrdinaryRun(database.settings())) {
            for (int turn = 0; turn <= TURNS; turn++) {
                long begin = deployedCpu.used();
                server.rate("2026-09", "2026-10-01", () -> {});
                long deployed = deployedCpu.used() - begin;
                String ours = sums(database, "portico.invoice", "portico.invoice_line", CONTRACTS);
                String oursOfSome = sums(database, "portico.invoice", "portico.invoice_line", ORDINARY);
                server.forget();

                Run run = month.open("2026-09", false);
                begin = ownCpu.used();
                floor.rate(run, CONTRACTS);
                long asSql = ownCpu.used() - begin;
                assertEquals(ours, sums(database, "floor.control_invoice", "floor.control_line", CONTRACTS));
                floor.forget();

                begin = ownCpu.used();
                jpa.rate(run, ORDINARY);
                long asJpa = ownCpu.used() - begin;
                assertEquals(oursOfSome, sums(database, "portico.invoice", "portico.invoice_line", ORDINARY));
                server.forget();

                System.out.println(
                        "turn " + turn + ": deployed " + deployed + " sql " + asSql + " jpa of a tenth " + asJpa);
                // The first turn warms up.
                if (turn > 0) {
                    beside.turn(Figure.rate(CONTRACTS, deployed), Figure.rate(CONTRACTS, asSql));
                    ordinary.turn(Figure.rate(CONTRACTS, deployed), Figure.rate(ORDINARY, asJpa));
                }
            }
        }
        List<Boolean> passed = List.of(beside.atLeast("0.80"), ordinary.atLeast("6"));
        assertTrue(passed.stream().allMatch(each -> each), "a gate is not reached");
    }

    private static String sums(BillingDatabase database, String invoices, String lines, int many) {
        return database.one(SUMS.replace("{invoices}", invoices).replace("{lines}", lines), many, many);
    }

    private static CpuTime cpu(BillingDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return new CpuTime(connection, ProcessHandle.current().pid());
        }
    }
}
