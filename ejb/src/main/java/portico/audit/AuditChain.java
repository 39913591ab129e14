package portico.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;

/**
 * Chains audit entries: each seal is SHA-256 over the seal before it and the entry's text, so that changing or removing one
 * breaks all that follow. One sealer at a time in the whole cluster; what has not committed is not sealed yet.
 */
public final class AuditChain {
    private static final byte[] BEGINNING = new byte[32];
    private static final int MOST_AT_ONCE = 5_000;

    private AuditChain() {}

    /** Seals what waits, at most 5,000 entries, in the caller's transaction; 0 where nothing waits or another one seals. */
    public static int seal(Connection connection) throws SQLException {
        if (!isOurTurn(connection)) {
            return 0;
        }
        long seq = 0;
        byte[] hash = BEGINNING;
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery("SELECT seq, hash FROM audit_seal ORDER BY seq DESC LIMIT 1")) {
            if (last.next()) {
                seq = last.getLong(1);
                hash = last.getBytes(2);
            }
        }
        int sealed = 0;
        try (PreparedStatement waiting = connection.prepareStatement("""
                        SELECT e.id, audit_text(e)
                          FROM audit_pending p JOIN audit_entry e ON e.id = p.entry_id
                         ORDER BY e.id
                         LIMIT ?
                        """);
                PreparedStatement seal =
                        connection.prepareStatement("INSERT INTO audit_seal (entry_id, seq, hash) VALUES (?, ?, ?)");
                PreparedStatement done = connection.prepareStatement("DELETE FROM audit_pending WHERE entry_id = ?")) {
            waiting.setInt(1, MOST_AT_ONCE);
            try (ResultSet entry = waiting.executeQuery()) {
                while (entry.next()) {
                    hash = next(hash, entry.getString(2));
                    sealed++;
                    seal.setLong(1, entry.getLong(1));
                    seal.setLong(2, seq + sealed);
                    seal.setBytes(3, hash);
                    seal.addBatch();
                    done.setLong(1, entry.getLong(1));
                    done.addBatch();
                }
            }
            seal.executeBatch();
            done.executeBatch();
        }
        return sealed;
    }

    /** Reads the whole chain again. The connection must not commit by itself, or the rows are read into memory at once. */
    public static AuditVerdict verify(Connection connection) throws SQLException {
        long expected = 0;
        byte[] hash = BEGINNING;
        try (PreparedStatement chain = connection.prepareStatement("""
                SELECT s.seq, s.hash, audit_text(e)
                  FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry_id
                 ORDER BY s.seq
                """)) {
            chain.setFetchSize(1_000);
            try (ResultSet entry = chain.executeQuery()) {
                while (entry.next()) {
                    String text = entry.getString(3);
                    hash = text == null ? BEGINNING : next(hash, text);
                    if (entry.getLong(1) != expected + 1 || !MessageDigest.isEqual(hash, entry.getBytes(2))) {
                        return new AuditVerdict(expected, OptionalLong.of(expected + 1));
                    }
                    expected++;
                }
            }
        }
        return new AuditVerdict(expected, OptionalLong.empty());
    }

    private static boolean isOurTurn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet lock =
                        statement.executeQuery("SELECT pg_try_advisory_xact_lock(hashtext('portico.audit.seal'))")) {
            lock.next();
            return lock.getBoolean(1);
        }
    }

    private static byte[] next(byte[] before, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            return digest.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
