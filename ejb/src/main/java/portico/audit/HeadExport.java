package portico.audit;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PrivateKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import portico.shared.Settings;

/**
 * Writes one signed head of the audit for each day (UTC) into the spool, from where the operator carries it to a place that
 * the database's owner cannot write. Asked every minute, so that a day is not missed because no node ran at one certain time.
 */
@Singleton
public class HeadExport {
    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    DataSource jobs;

    @Inject
    Settings settings;

    @Schedule(hour = "*", minute = "*", persistent = false, info = "export the audit's head")
    void export() throws SQLException, IOException {
        if (settings.auditKey().isEmpty()) {
            return;
        }
        try (Connection connection = jobs.getConnection()) {
            Optional<AuditHead> head = AuditChain.head(connection);
            if (head.isPresent() && AuditChain.isOurTurn(connection, "head")) {
                write(
                        settings.spool().resolve("audit"),
                        head.get(),
                        settings.auditKey().get());
            }
        }
    }

    /** Once a day. The signature first: a head that can be seen has one. */
    static void write(Path directory, AuditHead head, PrivateKey key) throws IOException {
        Path file = directory.resolve(LocalDate.ofInstant(head.at(), ZoneOffset.UTC) + ".head");
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(directory);
        put(Path.of(file + ".sig"), HeadSignature.sign(head, key));
        put(file, head.text().getBytes(StandardCharsets.US_ASCII));
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        Path next = Files.createTempFile(file.getParent(), "head", ".new");
        Files.write(next, bytes);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
