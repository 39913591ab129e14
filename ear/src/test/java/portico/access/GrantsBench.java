package portico.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import portico.billing.BillingDatabase;
import portico.billing.Figure;
import portico.guard.AccountId;
import portico.guard.Checks;

/**
 * Half a million grants: how long the rights of somebody take who comes for the first time, how long each further check, and
 * how much memory those take who came last.
 */
class GrantsBench {
    private static final int CUSTOMERS = Integer.getInteger("portico.bench.customers", 50_000);
    private static final int TURNS = Integer.getInteger("portico.bench.turns", 5);
    private static final int PEOPLE = 2000;
    private static final int CHECKS = 200_000;

    /** An operator, its resellers and customers; each customer has a contact, who made an administrator, who let four others in. */
    private static final String TOWN = """
            INSERT INTO node (id, level, operator_id, number, name) OVERRIDING SYSTEM VALUE VALUES (1, 'OPERATOR', 1, 'O', 'O');
            INSERT INTO node (id, level, parent_id, operator_id, reseller_id, number, name) OVERRIDING SYSTEM VALUE
            SELECT i, 'RESELLER', 1, 1, i, 'R' || i, 'R' FROM generate_series(2, 101) i;
            INSERT INTO node (id, level, parent_id, operator_id, reseller_id, customer_id, number, name) OVERRIDING SYSTEM VALUE
            SELECT 1000 + i, 'CUSTOMER', 2 + i %% 100, 1, 2 + i %% 100, 1000 + i, 'K' || i, 'K'
              FROM generate_series(1, %1$d) i;
            INSERT INTO account (id, email, name) OVERRIDING SYSTEM VALUE
            SELECT i, i || '@portal.example', 'P' FROM generate_series(1, 6 * %1$d) i;
            INSERT INTO contract (id, number, holder_id, operator_id, reseller_id, customer_id, currency, language, starts_on)
                   OVERRIDING SYSTEM VALUE
            SELECT i, 'V' || i, 1000 + i, 1, 2 + i %% 100, 1000 + i, 'CHF', 'de', '2020-01-01' FROM generate_series(1, %1$d) i;
            INSERT INTO contract_contact (contract_id, account_id, role)
            SELECT i, 6 * i, 'COMMERCIAL' FROM generate_series(1, %1$d) i;
            INSERT INTO access_grant (right_code, node_id, grantee, grantor, mode, valid_from, created_at)
            SELECT r, 1000 + i, 6 * i - 1, 6 * i, 'MANUAL', now(), now()
              FROM generate_series(1, %1$d) i, unnest(ARRAY['portal-admin', 'SLA-V2']) r;
            INSERT INTO access_grant (right_code, node_id, grantee, grantor, mode, valid_from, created_at)
            SELECT r, 1000 + i, 6 * i - p, 6 * i - 1, 'MANUAL', now(), now()
              FROM generate_series(1, %1$d) i, unnest(ARRAY['portal-admin', 'SLA-V2']) r, generate_series(2, 5) p;
            ANALYZE""".formatted(CUSTOMERS);

    private final BillingDatabase database = BillingDatabase.fresh();

    @Test
    void half_a_million_grants() throws Exception {
        Random random = new Random(17);
        Figure first =
                new Figure("grants-resolve-ms", "ms for somebody who comes first, with " + 10 * CUSTOMERS + " grants");
        Figure cold = new Figure("permission-cold-ns", "ns for a check from what is remembered");
        try (Connection connection = database.connect()) {
            try (var statement = connection.createStatement()) {
                statement.execute(TOWN);
            }
            assertEquals(10L * CUSTOMERS, database.run("SELECT count(*) FROM portico.access_grant"));
            List<Known> known = new ArrayList<>();
            for (int turn = 0; turn <= TURNS; turn++) {
                known.clear();
                List<Long> accounts =
                        random.longs(PEOPLE, 1, 6L * CUSTOMERS).boxed().toList();
                long begin = System.nanoTime();
                for (long account : accounts) {
                    known.add(Fixpoint.read(connection, new AccountId(account)));
                }
                long each = (System.nanoTime() - begin) / PEOPLE;
                long check = Checks.nanos(known.stream().map(Known::rights).toList(), CHECKS, turn);
                if (turn > 0) {
                    first.turn(milliseconds(each), BigDecimal.TEN);
                    cold.turn(BigDecimal.valueOf(check), BigDecimal.valueOf(1000));
                }
            }
        }
        boolean fast = cold.atMost("1.000");
        boolean soon = first.atMost("1.000");
        long bytes = bytes();
        System.out.println("BENCH grants-memory-mib value=" + (bytes >> 20) + " limit=64 gate=1.000 "
                + (bytes < 64L << 20 ? "PASS" : "FAIL") + " (all that a server remembers, full)");
        assertTrue(fast && soon && bytes < 64L << 20, "a gate is not reached");
    }

    private static BigDecimal milliseconds(long nanos) {
        return BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(1_000_000), 3, RoundingMode.HALF_UP);
    }

    /** More people than a server remembers. */
    private long bytes() throws Exception {
        Memory memory = new Memory();
        System.gc();
        long before = used();
        try (Connection connection = database.connect()) {
            for (long account = 1; account <= 25_000; account++) {
                memory.keep(new AccountId(account), Fixpoint.read(connection, new AccountId(account)));
            }
        }
        System.gc();
        long after = used();
        assertTrue(memory.of(new AccountId(25_000)).isPresent());
        return after - before;
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
