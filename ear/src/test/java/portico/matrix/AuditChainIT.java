package portico.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.matrix.TownDatabase.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portico.audit.AuditChain;
import portico.audit.AuditVerdict;

/** The audit's chain: what was committed is sealed, and a later change shows. */
class AuditChainIT {
    private static final String ENTRY =
            "INSERT INTO audit_entry (job, action, detail) VALUES ('test', 'test.%s', '{\"b\": 1, \"a\": \"ä\"}')";

    private static TownDatabase town;

    @BeforeAll
    static void build() throws SQLException {
        town = new TownDatabase("audit");
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @BeforeEach
    void beginAnew() throws SQLException {
        try (Connection owner = town.as("owner")) {
            run(owner, "TRUNCATE audit_entry CASCADE");
            owner.commit();
        }
    }

    @Test
    void only_what_was_committed_is_sealed_and_what_commits_later_follows() throws SQLException {
        try (Connection early = town.as("jobs");
                Connection late = town.as("jobs");
                Connection sealer = town.as("jobs")) {
            run(late, ENTRY.formatted("begun-first"));
            run(early, ENTRY.formatted("committed-first"));
            early.commit();
            assertEquals(1, AuditChain.seal(sealer));
            sealer.commit();
            late.commit();
            assertEquals(1, AuditChain.seal(sealer));
            sealer.commit();
            assertEquals(0, AuditChain.seal(sealer));
            assertEquals(new AuditVerdict(2, 0, List.of()), AuditChain.verify(sealer, List.of()));
        }
    }

    @Test
    void two_sealers_never_work_at_once() throws SQLException {
        try (Connection jobs = town.as("jobs");
                Connection other = town.as("jobs")) {
            run(jobs, ENTRY.formatted("one"));
            jobs.commit();
            assertEquals(1, AuditChain.seal(jobs));
            assertEquals(0, AuditChain.seal(other), "while the first has not committed");
            jobs.rollback();
            other.rollback();
            assertEquals(1, AuditChain.seal(other), "what the first gave up, the second seals");
        }
    }

    @Test
    void a_changed_entry_shows_and_so_does_a_removed_seal() throws SQLException {
        try (Connection jobs = town.as("jobs");
                Connection owner = town.as("owner")) {
            for (int i = 0; i < 5; i++) {
                run(jobs, ENTRY.formatted(i));
            }
            jobs.commit();
            AuditChain.seal(jobs);
            jobs.commit();
            assertTrue(AuditChain.verify(jobs, List.of()).isWhole());

            run(owner, "UPDATE audit_entry SET account_id = 7, job = NULL WHERE action = 'test.2'");
            AuditVerdict changed = AuditChain.verify(owner, List.of());
            assertEquals(2, changed.sealed());
            assertTrue(
                    changed.faults().get(0).startsWith("Seal 3 does not fit"),
                    changed.faults().toString());
            owner.rollback();
            run(owner, "DELETE FROM audit_seal WHERE seq = 4");
            AuditVerdict gap = AuditChain.verify(owner, List.of());
            assertFalse(gap.isWhole());
            assertEquals(3, gap.sealed());
            owner.rollback();
        }
    }
}
