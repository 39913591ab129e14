package portico.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Chains audit entries: each seal is SHA-256 over the seal before it and the entry's text, so that changing or removing one
 * breaks all that follow. One sealer at a time in the whole cluster; what has not committed is not sealed yet.
 */
public final class AuditChain {
    private static final byte[] BEGINNING = new byte[32];
    private static final int MOST_AT_ONCE = 5_000;

    /** Every column in one unmistakable form. Here and not in the database, whose owner could let a function lie. */
    private static final String TEXT = """
            CASE WHEN e.id IS NOT NULL THEN json_build_array(
                e.id, (extract(epoch FROM e.at) * 1000000)::bigint, e.account_id, e.job,
                e.operator_id, e.reseller_id, e.customer_id, e.site_id,
                e.action, e.object, e.detail, e.request_id)::text END""";

    private static final String CHAIN = """
            SELECT s.seq, s.hash, s.entry_id, %s AS text
              FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry_id
             ORDER BY s.seq
            """.formatted(TEXT);

    private static final String LOOSE = """
            SELECT (SELECT count(*) FROM audit_pending) AS waiting, count(*) AS unsealed, min(e.id) AS first
              FROM audit_entry e
             WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.entry_id = e.id)
               AND NOT EXISTS (SELECT 1 FROM audit_pending p WHERE p.entry_id = e.id)
            """;

    private AuditChain() {}

    /** Seals what waits, at most 5,000 entries, in the caller's transaction; 0 where nothing waits or another one seals. */
    public static int seal(Connection connection) throws SQLException {
        if (!isOurTurn(connection, "seal")) {
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
                        SELECT e.id, %s
                          FROM audit_pending p JOIN audit_entry e ON e.id = p.entry_id
                         ORDER BY e.id
                         LIMIT ?
                        """.formatted(TEXT));
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

    /** How far the chain reaches; empty where nothing was ever sealed. */
    public static Optional<AuditHead> head(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(
                        "SELECT seq, hash, clock_timestamp() FROM audit_seal ORDER BY seq DESC LIMIT 1")) {
            return last.next()
                    ? Optional.of(AuditHead.of(
                            last.getLong(1),
                            last.getBytes(2),
                            last.getTimestamp(3).toInstant()))
                    : Optional.empty();
        }
    }

    /**
     * Reads the whole chain again, in the caller's transaction (REPEATABLE READ, or what is written meanwhile may look like
     * a fault; without auto-commit, or all rows are in memory at once).
     *
     * @param heads what was written down outside of the database; each must lie on the chain
     */
    public static AuditVerdict verify(Connection connection, Collection<AuditHead> heads) throws SQLException {
        Map<Long, List<AuditHead>> due =
                heads.stream().collect(Collectors.groupingBy(AuditHead::seq, TreeMap::new, Collectors.toList()));
        List<String> faults = new ArrayList<>();
        long sealed = 0;
        byte[] hash = BEGINNING;
        try (PreparedStatement chain = connection.prepareStatement(CHAIN)) {
            chain.setFetchSize(1_000);
            try (ResultSet entry = chain.executeQuery()) {
                while (faults.isEmpty() && entry.next()) {
                    String text = entry.getString("text");
                    hash = text == null ? BEGINNING : next(hash, text);
                    if (entry.getLong("seq") != sealed + 1 || !MessageDigest.isEqual(hash, entry.getBytes("hash"))) {
                        faults.add("Seal " + (sealed + 1) + " does not fit: entry " + entry.getLong("entry_id")
                                + ", its seal or the one before it was changed, added or removed.");
                    } else {
                        sealed++;
                        compare(due.remove(sealed), hash, faults);
                    }
                }
            }
        }
        if (faults.isEmpty()) {
            due.values().stream()
                    .flatMap(List::stream)
                    .findFirst()
                    .ifPresent(head -> faults.add(
                            "The chain ends before seal " + head.seq() + ", which was there at " + head.at() + "."));
        }
        try (Statement statement = connection.createStatement();
                ResultSet loose = statement.executeQuery(LOOSE)) {
            loose.next();
            if (loose.getLong("unsealed") > 0) {
                faults.add("Entry " + loose.getLong("first") + " is neither sealed nor waiting for its seal; "
                        + loose.getLong("unsealed") + " such in all.");
            }
            return new AuditVerdict(sealed, loose.getLong("waiting"), List.copyOf(faults));
        }
    }

    private static void compare(List<AuditHead> heads, byte[] hash, List<String> faults) {
        String here = HexFormat.of().formatHex(hash);
        for (AuditHead head : heads == null ? List.<AuditHead>of() : heads) {
            if (!head.hash().equals(here)) {
                faults.add("Up to seal " + head.seq() + " the chain is another one than at " + head.at()
                        + ": something was changed and everything after it sealed anew.");
            }
        }
    }

    /** One in the whole cluster, until the caller's transaction ends. */
    static boolean isOurTurn(Connection connection, String work) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_try_advisory_xact_lock(hashtext('portico.audit.' || ?))")) {
            statement.setString(1, work);
            try (ResultSet lock = statement.executeQuery()) {
                lock.next();
                return lock.getBoolean(1);
            }
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
