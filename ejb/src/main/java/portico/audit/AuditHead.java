package portico.audit;

import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the chain reached at a moment. Written down outside of the database it holds everything before it in place: who can
 * change the database can seal a whole false history anew, but not so that it fits a head that lies elsewhere.
 *
 * @param seq the last seal's place, from 1
 * @param hash its SHA-256
 * @param at when it was read, UTC, whole seconds
 */
public record AuditHead(long seq, String hash, Instant at) {
    private static final Pattern WRITTEN =
            Pattern.compile("Portico audit head\nseq (\\d{1,18})\nsha256 ([0-9a-f]{64})\nread ([0-9TZ:-]{20})\n");

    static AuditHead of(long seq, byte[] hash, Instant at) {
        return new AuditHead(seq, HexFormat.of().formatHex(hash), Instant.ofEpochSecond(at.getEpochSecond()));
    }

    /** What is signed: four lines of ASCII, each ended by a line feed. */
    public String text() {
        return "Portico audit head\nseq " + seq + "\nsha256 " + hash + "\nread " + at + "\n";
    }

    /** @throws IllegalArgumentException where it is not written as {@link #text()} writes it */
    public static AuditHead parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("This is no head of the audit.");
        }
        return new AuditHead(Long.parseLong(written.group(1)), written.group(2), Instant.parse(written.group(3)));
    }
}
