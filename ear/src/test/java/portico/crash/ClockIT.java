package portico.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portico.config.Checkout;
import portico.config.Database;
import portico.config.Migration;
import portico.config.Owner;
import portico.config.Secrets;
import portico.shared.Token;

/**
 * What ends by the database's clock (U12, U46, H17): links, invitations and pauses, where summer time begins and ends in Europe and in
 * America, on a leap day, and when the clock is put an hour forward or back. The database runs by a clock of the test.
 */
class ClockIT {
    /** The night from which a time is counted; each holds a change of the clocks or a leap day in its next three days. */
    private static final String NIGHTS = """
            2026-03-28T20:30:00Z, Europe/Zurich
            2026-10-24T20:30:00Z, Europe/Zurich
            2027-03-13T20:30:00Z, America/New_York
            2026-10-31T20:30:00Z, America/New_York
            2028-02-28T20:30:00Z, Europe/Zurich
            2027-02-28T20:30:00Z, UTC
            2026-12-31T20:30:00Z, America/New_York""";

    private static FalseClock clock;
    private static Database database;
    private static Owner owner;
    private static int count;

    /** The walls are not what is asked here: whoever asks is account 1, and may. */
    @BeforeAll
    static void a_database_that_goes_by_a_false_clock() throws SQLException {
        Checkout here = Checkout.here();
        Checkout checkout = here.withData(here.root().resolve("ear/target/clock"));
        clock = new FalseClock(Path.of("target").toAbsolutePath().resolve("false-clock-of-links"));
        Secrets secrets = new Secrets(checkout.data());
        database = new Database(checkout, secrets, "fsync=off", "full_page_writes=off").with(clock.variables());
        database.destroy();
        database.start();
        Map<String, String> settings = new HashMap<>();
        settings.put("PORTICO_DB_URL", database.url());
        settings.put("PORTICO_DB_OWNER_PASSWORD", secrets.password("database.owner"));
        owner = Owner.of(settings);
        new Migration(owner).migrate(HexFormat.of().parseHex(secrets.key("context.key")));
        run("""
                CREATE OR REPLACE FUNCTION portico.guard_account() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
                CREATE OR REPLACE FUNCTION portico.access_may_pass_on(actor bigint, wanted text, node bigint) RETURNS boolean
                    LANGUAGE sql AS 'SELECT true';
                SET search_path = portico, public;
                INSERT INTO account (id, email, name) OVERRIDING SYSTEM VALUE
                VALUES (1, 'anna@portal.example', 'Anna'), (2, 'sven@portal.example', 'Sven');
                INSERT INTO node (id, level, operator_id, number, name) OVERRIDING SYSTEM VALUE
                VALUES (1, 'OPERATOR', 1, 'O', 'O')""");
    }

    @AfterAll
    static void clear() {
        if (clock != null) {
            clock.is(0);
        }
        if (database != null) {
            database.destroy();
        }
    }

    /** 72 hours for an invitation or a reset, two for a forgotten password, one for a supporter's first password. */
    @ParameterizedTest
    @CsvSource(textBlock = NIGHTS)
    void a_password_s_link_lives_as_many_hours_as_it_says_whatever_the_clocks_on_the_wall_do(Instant night, String zone)
            throws SQLException {
        for (int hours : List.of(1, 2, 72)) {
            at(night);
            byte[] token = Token.random().bytes();
            one(zone, "SELECT accounts_link(2, sha256(?), ?)", token, hours);
            Instant end = night.plus(Duration.ofHours(hours));
            String holder = "SELECT count(*) FROM accounts_link_holder(?)";
            at(end.minusSeconds(15));
            assertEquals("1", one(zone, holder, token), hours + " hours, just before");
            at(end.plusSeconds(15));
            assertEquals("0", one(zone, holder, token), hours + " hours, just after");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = NIGHTS)
    void an_invitation_lives_fourteen_times_24_hours(Instant night, String zone) throws SQLException {
        at(night);
        String supporter = supporter(night);
        byte[] token = Token.random().bytes();
        one(zone, "SELECT supporters_send_again(?::uuid, sha256(?), 14)", supporter, token);
        String invitation = "SELECT count(*) FROM supporters_invitation(?)";
        Instant end = night.plus(Duration.ofDays(14));
        at(end.minusSeconds(15));
        assertEquals("1", one(zone, invitation, token));
        at(end.plusSeconds(15));
        assertEquals("0", one(zone, invitation, token));
    }

    /** The portal's sessions are in UTC; a pause is seconds. */
    @ParameterizedTest
    @CsvSource(textBlock = NIGHTS)
    void a_pause_after_wrong_attempts_is_as_long_as_it_says_and_a_quiet_day_forgets_them(Instant night, String zone)
            throws SQLException {
        String somebody = "guessed-" + ++count + "@portal.example";
        at(night);
        for (int i = 0; i < 5; i++) {
            assertEquals("0", attempt(somebody), "attempt " + i);
        }
        assertEquals("1", attempt(somebody), "a minute");
        at(night.plusSeconds(45));
        assertEquals("1", attempt(somebody));
        at(night.plusSeconds(75));
        assertEquals("0", attempt(somebody), "the sixth");
        at(night.plusSeconds(75 + 24 * 3600));
        assertEquals("0", attempt(somebody));
        assertEquals(
                "1",
                one("UTC", "SELECT failures FROM sign_in_throttle WHERE key = ?", "account:" + somebody),
                "counted anew");
    }

    /** Somebody corrects the machine's clock. Nothing dies that lives, but for the hour itself; nothing lives on that was over. */
    @Test
    void an_hour_forward_or_back_takes_or_gives_an_hour_and_no_more() throws SQLException {
        Instant now = Instant.parse("2027-06-15T12:00:00Z");
        at(now);
        byte[] token = Token.random().bytes();
        one("UTC", "SELECT accounts_link(2, sha256(?), 2)", token);
        String holder = "SELECT count(*) FROM accounts_link_holder(?)";
        at(now.plusSeconds(3600));
        assertEquals("1", one("UTC", holder, token), "an hour forward: one is left");
        at(now.plusSeconds(7215));
        assertEquals("0", one("UTC", holder, token));
        at(now);
        one("UTC", "SELECT accounts_set_password(?, '$argon2id$v=19$x')", token);
        assertEquals("0", one("UTC", holder, token), "used stays used, when the clock goes back");

        String somebody = "jumped@portal.example";
        for (int i = 0; i < 5; i++) {
            attempt(somebody);
        }
        at(now.minusSeconds(3600));
        assertTrue(Integer.parseInt(attempt(somebody)) <= 62, "an hour back: that hour longer, and not for ever");
        at(now.plusSeconds(3600));
        assertEquals("0", attempt(somebody));
    }

    private static String supporter(Instant night) throws SQLException {
        String made = one("UTC", """
                INSERT INTO supporter_delegation (account_id, node_id, invited_by, invited_at, may_use, may_configure, zone)
                VALUES (2, 1, 1, clock_timestamp(), true, false, 'Europe/Zurich') RETURNING public_id::text""");
        run("""
                INSERT INTO portico.access_grant (right_code, node_id, grantee, grantor, mode, valid_from, valid_until, created_at, delegation_id)
                SELECT 'SLA-V2', 1, 2, 1, 'MANUAL', invited_at, timestamptz '%s' + interval '90 days', invited_at, id
                  FROM portico.supporter_delegation WHERE public_id = '%s'""".formatted(night, made));
        return made;
    }

    private static String attempt(String email) throws SQLException {
        return one("UTC", """
                SELECT minutes FROM accounts_attempt(?, '192.0.2.' || ?, ARRAY[0,0,0,0,60,120,240], ARRAY[0])""", email, count);
    }

    private static void at(Instant moment) {
        clock.is(Duration.between(Instant.now(), moment).toSeconds());
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(String zone, String sql, Object... arguments) throws SQLException {
        try (Connection connection = owner.connect();
                Statement session = connection.createStatement();
                PreparedStatement question = connection.prepareStatement(sql)) {
            session.execute("SET TIME ZONE '" + zone + "'");
            for (int i = 0; i < arguments.length; i++) {
                question.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = question.executeQuery()) {
                return row.next() ? String.valueOf(row.getString(1)) : "";
            }
        }
    }
}
