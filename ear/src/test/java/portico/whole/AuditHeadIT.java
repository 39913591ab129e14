package portico.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portico.config.AuditVerification;
import portico.config.Complaint;

/** The server writes the day's signed head, and {@code portico-admin verify-audit} tells with it what changed since. */
class AuditHeadIT {
    private final PorticoServer server;

    @TempDir
    Path kept;

    AuditHeadIT(PorticoServer server) {
        this.server = server;
    }

    @Test
    void the_audit_of_a_server_that_works_is_whole_and_an_entry_changed_by_the_owner_is_named() throws Exception {
        server.lastMonth();
        AuditVerification verification = new AuditVerification(server.local().databaseSettings("portico"));
        assertEquals(2, verification.report().size());

        Path key = server.checkout().data().resolve("audit-key.pub.pem");
        keep(awaitHead());
        List<String> said = verification.report(kept, key);
        assertTrue(said.get(1).endsWith("signed heads lie on the chain."), said.toString());

        String first = "(SELECT entry_id FROM portico.audit_seal WHERE seq = 1)";
        change("UPDATE portico.audit_entry SET action = action || 'x' WHERE id = " + first);
        try {
            String complaint = assertThrows(Complaint.class, () -> verification.report(kept, key))
                    .getMessage();
            assertTrue(complaint.contains("Seal 1 does not fit"), complaint);
        } finally {
            change("UPDATE portico.audit_entry SET action = left(action, -1) WHERE id = " + first);
        }
        verification.report(kept, key);

        Path head = kept.resolve("day.head");
        Files.writeString(head, Files.readString(head).replaceFirst("seq \\d+", "seq 1"));
        assertTrue(assertThrows(Complaint.class, () -> verification.report(kept, key))
                .getMessage()
                .endsWith("day.head is not signed with this key."));
    }

    private void keep(Path head) throws IOException {
        Files.copy(head, kept.resolve("day.head"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(Path.of(head + ".sig"), kept.resolve("day.head.sig"), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path awaitHead() throws Exception {
        Path directory = server.local().spool().resolve("audit");
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (System.nanoTime() < end) {
            if (Files.isDirectory(directory)) {
                try (DirectoryStream<Path> heads = Files.newDirectoryStream(directory, "*.head")) {
                    for (Path head : heads) {
                        return head;
                    }
                }
            }
            Thread.sleep(500);
        }
        throw new AssertionError("No head within two minutes in " + directory);
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = server.owner();
                Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate(sql));
        }
    }
}
