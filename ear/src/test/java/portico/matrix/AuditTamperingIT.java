package portico.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.matrix.TownDatabase.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import portico.audit.AuditChain;
import portico.audit.AuditHead;
import portico.audit.AuditVerdict;

/** Ten thousand times somebody who owns the database changes its past (issue: tampering of any row is found). */
class AuditTamperingIT {
    private static final long SEED = Long.getLong("portico.seed", 20261122);
    private static final int ENTRIES = 25;
    private static final int ROUND = 250;
    private static final int TRIES = Integer.getInteger("portico.tamperings", 10_000);

    /** What an owner of the tables might do; the last three seal everything after it anew, so that the chain alone fits. */
    private enum Tampering {
        COLUMN,
        ENTRY_AWAY,
        SEAL_AWAY,
        HASH,
        SWAPPED,
        ADDED,
        UNSEALED,
        TAIL_AWAY,
        COLUMN_SEALED_ANEW,
        ENTRY_AWAY_SEALED_ANEW,
        ADDED_SEALED_ANEW
    }

    private static TownDatabase town;

    @BeforeAll
    static void build() throws SQLException {
        town = new TownDatabase("tampering");
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void every_change_of_the_past_is_found_with_the_heads_that_were_kept() throws SQLException {
        Random random = new Random(SEED);
        Map<Tampering, Integer> found = new EnumMap<>(Tampering.class);
        try (Connection owner = town.as("owner")) {
            for (int tried = 0; tried < TRIES; tried += ROUND) {
                // Anew, because the database keeps what was changed and taken back until the transaction's end.
                AuditHead head = history(owner, random);
                for (int i = tried; i < Math.min(TRIES, tried + ROUND); i++) {
                    Tampering tampering = Tampering.values()[i % Tampering.values().length];
                    Savepoint before = owner.setSavepoint();
                    String done =
                            tampering + " (" + tamper(owner, tampering, random) + "), seed " + SEED + ", try " + i;
                    assertFalse(AuditChain.verify(owner, List.of(head)).isWhole(), done);
                    if (tampering.name().endsWith("ANEW")) {
                        assertTrue(AuditChain.verify(owner, List.of()).isWhole(), "only the head tells: " + done);
                    }
                    found.merge(tampering, 1, Integer::sum);
                    owner.rollback(before);
                }
                assertTrue(AuditChain.verify(owner, List.of(head)).isWhole());
                owner.rollback();
            }
        }
        System.out.println("TAMPERING tries=" + TRIES + " found="
                + found.values().stream().mapToInt(n -> n).sum() + " seed=" + SEED);
    }

    private static AuditHead history(Connection owner, Random random) throws SQLException {
        run(owner, "TRUNCATE audit_entry CASCADE");
        for (int i = 0; i < ENTRIES; i++) {
            run(owner, entry(random));
        }
        AuditChain.seal(owner);
        AuditHead head = AuditChain.head(owner).orElseThrow();
        assertEquals(new AuditVerdict(ENTRIES, 0, List.of()), AuditChain.verify(owner, List.of(head)));
        return head;
    }

    private static String entry(Random random) {
        return "INSERT INTO audit_entry (account_id, job, customer_id, action, object, detail, request_id) VALUES ("
                + (random.nextBoolean() ? "NULL, 'test'" : random.nextInt(9) + 1 + ", NULL") + ", "
                + (random.nextBoolean() ? "NULL" : random.nextInt(90)) + ", 'test." + random.nextInt(5) + "', "
                + (random.nextBoolean() ? "NULL" : "'contract:" + random.nextInt(50) + "'") + ", '{\"a\": "
                + random.nextInt(5) + "}', " + (random.nextBoolean() ? "NULL" : "'r" + random.nextInt(99) + "'") + ")";
    }

    private static String tamper(Connection owner, Tampering tampering, Random random) throws SQLException {
        long seq = random.nextInt(ENTRIES) + 1;
        long id = number(owner, "SELECT entry_id FROM audit_seal WHERE seq = " + seq);
        switch (tampering) {
            case COLUMN, COLUMN_SEALED_ANEW -> {
                String change = change(owner, id, random);
                run(owner, "UPDATE audit_entry SET " + change + " WHERE id = " + id);
                anew(owner, tampering);
                return change + " of " + seq;
            }
            case ENTRY_AWAY, ENTRY_AWAY_SEALED_ANEW -> {
                run(owner, "DELETE FROM audit_seal WHERE seq = " + seq);
                run(owner, "DELETE FROM audit_entry WHERE id = " + id);
                if (seq < ENTRIES) {
                    run(owner, "UPDATE audit_seal SET seq = -seq WHERE seq > " + seq);
                    run(owner, "UPDATE audit_seal SET seq = -seq - 1 WHERE seq < 0");
                }
                anew(owner, tampering);
            }
            case SEAL_AWAY -> run(owner, "DELETE FROM audit_seal WHERE seq = " + seq);
            case HASH -> {
                int at = random.nextInt(32);
                run(
                        owner,
                        "UPDATE audit_seal SET hash = set_byte(hash, " + at + ", (get_byte(hash, " + at + ") + "
                                + (random.nextInt(255) + 1) + ") % 256) WHERE seq = " + seq);
            }
            case SWAPPED -> {
                long other = seq % ENTRIES + 1;
                long otherId = number(owner, "SELECT entry_id FROM audit_seal WHERE seq = " + other);
                run(owner, "UPDATE audit_seal SET seq = -1 WHERE seq = " + seq);
                run(owner, "UPDATE audit_seal SET seq = " + seq + " WHERE entry_id = " + otherId);
                run(owner, "UPDATE audit_seal SET seq = " + other + " WHERE seq = -1");
            }
            case ADDED -> {
                run(owner, entry(random));
                run(owner, "DELETE FROM audit_pending");
            }
            case ADDED_SEALED_ANEW -> {
                run(
                        owner,
                        "INSERT INTO audit_entry (id, job, action) OVERRIDING SYSTEM VALUE VALUES ("
                                + -random.nextInt(1, 99) + ", 'test', 'test.forged')");
                anew(owner, tampering);
            }
            case UNSEALED -> {
                run(owner, "DELETE FROM audit_seal WHERE seq = " + seq);
                run(owner, "INSERT INTO audit_pending (entry_id) VALUES (" + id + ")");
            }
            case TAIL_AWAY -> {
                run(owner, "DELETE FROM audit_seal WHERE seq >= " + seq);
                run(owner, "DELETE FROM audit_entry WHERE id >= " + id);
            }
        }
        return "seal " + seq;
    }

    private static String change(Connection owner, long id, Random random) throws SQLException {
        List<String> numbers = List.of("account_id", "operator_id", "reseller_id", "customer_id", "site_id");
        List<String> words = List.of("job", "action", "object", "request_id");
        int column = random.nextInt(11);
        if (column < 5) {
            return numbers.get(column) + " = coalesce(" + numbers.get(column) + ", 0) + " + (random.nextInt(9) + 1);
        }
        if (column < 9) {
            return words.get(column - 5) + " = coalesce(" + words.get(column - 5) + ", '') || 'x'";
        }
        return column == 9
                ? "at = at + interval '" + (random.nextInt(1_000_000) + 1) + " microseconds'"
                : "detail = detail || '{\"b\": " + random.nextInt(9) + "}'";
    }

    /** As an owner would who knows how seals are made. */
    private static void anew(Connection owner, Tampering tampering) throws SQLException {
        if (!tampering.name().endsWith("ANEW")) {
            return;
        }
        run(owner, "INSERT INTO audit_pending SELECT entry_id FROM audit_seal ON CONFLICT DO NOTHING");
        run(owner, "DELETE FROM audit_seal");
        AuditChain.seal(owner);
    }

    private static long number(Connection owner, String sql) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
