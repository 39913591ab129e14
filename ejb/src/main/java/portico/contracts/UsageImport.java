package portico.contracts;

import static portico.intake.Column.checked;
import static portico.intake.Column.code;
import static portico.intake.Column.instant;
import static portico.intake.Column.text;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import portico.intake.Column;
import portico.intake.Line;
import portico.intake.MasterFile.Check;
import portico.intake.Reject;
import portico.intake.Stage;
import portico.intake.Taken;

/**
 * Takes unrated calls from a file, slice by slice. A call is recognised by all its cells, so that a file that comes twice, or
 * two files that overlap, store it once.
 */
public final class UsageImport {
    /** Later than this many days it cannot be billed any more (domain, section 4). */
    private static final int LATE_DAYS = 90;

    public static final List<Column> COLUMNS = List.of(
            text("record", 64).needed(),
            code("service", ServiceImport.SERVICE).needed(),
            instant("started_at").needed(),
            new Column("seconds", "bigint", true, UsageImport::seconds),
            checked("dialled", value -> value.matches("[0-9]{3,15}") ? null : "import.form")
                    .needed());

    private static final String KNOWN = "DELETE FROM stage s USING usage_record u WHERE u.source_hash = s.hash";

    private static final String REPEATED =
            "DELETE FROM stage s USING stage e WHERE e.hash = s.hash AND e.line < s.line";

    private static final List<Check> CHECKS =
            List.of(new Check("import.unknown", "service", """
                    NOT EXISTS (SELECT 1 FROM service v WHERE v.number = s.service)"""), new Check("usage.not-metered", "service", """
                    NOT EXISTS (SELECT 1 FROM service v JOIN charge c ON c.product_id = v.product_id AND c.kind = 'USAGE'
                                 WHERE v.number = s.service)"""));

    private static final Check FUTURE = new Check("usage.future", "started_at", "s.started_at > ?");

    /** Zones are looked up only for calls near the limit: two days are more than any zone differs from another. */
    private static final Check TOO_LATE = new Check("usage.too-late", "started_at", """
            s.started_at < ?::date + interval '2 days'
            AND EXISTS (SELECT 1 FROM service v JOIN contract c ON c.id = v.contract_id
                         WHERE v.number = s.service AND (s.started_at AT TIME ZONE c.time_zone)::date < ?)""");

    /** In the order of their hashes: two files that overlap, imported at once, would else wait for each other for ever. */
    private static final String WRITE = """
            INSERT INTO usage_record (source_hash, service_id, contract_id, started_at, local_day, seconds, dialled)
            SELECT s.hash, v.id, v.contract_id, s.started_at, (s.started_at AT TIME ZONE c.time_zone)::date, s.seconds,
                   s.dialled
              FROM stage s
              JOIN service v ON v.number = s.service
              JOIN contract c ON c.id = v.contract_id
             ORDER BY s.hash
            ON CONFLICT (source_hash) DO NOTHING""";

    private final String file;
    private final Instant now;
    private final LocalDate received;

    /** @param received the day on which the file came: lateness counts from it */
    public UsageImport(String file, Instant now, LocalDate received) {
        this.file = file;
        this.now = now;
        this.received = received;
    }

    /** In the caller's transaction. */
    public Taken slice(Connection connection, List<Line> lines, List<Reject> rejects) throws SQLException {
        Stage stage = new Stage(connection, file, COLUMNS, List.of("record"));
        stage.fill(lines, rejects);
        long known = stage.run(KNOWN) + stage.run(REPEATED);
        for (Check check : CHECKS) {
            stage.reject(check, rejects);
        }
        stage.reject(FUTURE, rejects, now.atOffset(ZoneOffset.UTC));
        LocalDate earliest = received.minusDays(LATE_DAYS);
        stage.reject(TOO_LATE, rejects, earliest, earliest);
        long written = stage.run(WRITE);
        return new Taken(lines.size(), written, known);
    }

    private static String seconds(String value) {
        if (!value.matches("-?[0-9]{1,12}")) {
            return "import.number";
        }
        long seconds = Long.parseLong(value);
        return seconds < 0 ? "usage.negative" : seconds > 2_678_400 ? "usage.too-long" : null;
    }
}
