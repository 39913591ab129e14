package portico.config;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import portico.audit.AuditChain;
import portico.audit.AuditHead;
import portico.audit.AuditVerdict;
import portico.audit.HeadSignature;

/** What an auditor hears: whether the audit is what it was, entry by entry, and against the signed heads that were kept. */
public final class AuditVerification {
    private final Map<String, String> variables;

    public AuditVerification(Map<String, String> variables) {
        this.variables = variables;
    }

    /** The chain alone. It cannot tell a history that its database's owner wrote and sealed anew: that takes the heads. */
    public List<String> report() {
        return report(List.of());
    }

    /**
     * @param directory of *.head and *.head.sig as the portal writes them, one pair for each day
     * @param publicKey PEM, as {@code openssl pkey -pubout} writes it
     * @return sentences; all is well
     * @throws Complaint with every fault
     */
    public List<String> report(Path directory, Path publicKey) {
        PublicKey key = key(publicKey);
        List<AuditHead> heads = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.head")) {
            for (Path file : files) {
                heads.add(head(file, key));
            }
        } catch (IOException e) {
            throw new Complaint("The heads in " + directory + " cannot be read: " + e.getMessage(), e);
        }
        if (heads.isEmpty()) {
            throw new Complaint("There is no *.head in " + directory + ".");
        }
        return report(heads);
    }

    private List<String> report(List<AuditHead> heads) {
        AuditVerdict verdict;
        try (Connection connection = JobsRole.connect(variables)) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (var statement = connection.createStatement()) {
                statement.execute("SET LOCAL search_path = portico, public");
            }
            verdict = AuditChain.verify(connection, heads);
            connection.rollback();
        } catch (SQLException e) {
            throw new Complaint("The audit could not be read: " + e.getMessage(), e);
        }
        List<String> said = new ArrayList<>();
        said.add(verdict.sealed() + " entries are as they were when they were sealed, " + verdict.waiting()
                + " wait for their seal.");
        if (!verdict.isWhole()) {
            said.addAll(verdict.faults());
            throw new Complaint(String.join("\n", said));
        }
        said.add(
                heads.isEmpty()
                        ? "No heads were compared: name their directory and the public key to do so."
                        : heads.size() + " signed heads lie on the chain.");
        return said;
    }

    private static AuditHead head(Path file, PublicKey key) throws IOException {
        try {
            AuditHead head = AuditHead.parse(Files.readString(file));
            if (HeadSignature.isOf(head, Files.readAllBytes(Path.of(file + ".sig")), key)) {
                return head;
            }
        } catch (IllegalArgumentException e) {
            throw new Complaint(file + ": " + e.getMessage(), e);
        }
        throw new Complaint(file + " is not signed with this key.");
    }

    private static PublicKey key(Path file) {
        try {
            byte[] written = Base64.getDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", ""));
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(written));
        } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
            throw new Complaint(
                    file + " is no public Ed25519 key as «openssl pkey -pubout» writes it: " + e.getMessage(), e);
        }
    }
}
