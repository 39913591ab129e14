package portico.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portico.shared.TestDatabase;
import portico.shared.Token;

/**
 * Everything of an account that ends by itself, ends to the second: whatever the clocks on the walls do, on a leap day, at a
 * year's end, and in whatever zone the database speaks (U46, U50). The real functions, over a clock of the test's own: they
 * find its clock_timestamp() before PostgreSQL's. All of it is taken back.
 */
class ClockTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private static Connection owner;

    private long person;

    /** A moment before something unusual, and the zone in which the database speaks. */
    record Day(String zone, String from) {}

    static Stream<Day> days() {
        return Stream.of("UTC", "Europe/Zurich", "America/New_York")
                .flatMap(zone -> Stream.of(
                                "2027-03-27T12:00:00Z", // summer time begins in Zurich the next night
                                "2027-03-28T00:59:59Z", // a second before
                                "2027-10-30T12:00:00Z", // and ends
                                "2027-10-31T00:30:00Z", // in the hour that comes twice
                                "2027-03-13T12:00:00Z", // the same in New York
                                "2028-02-28T12:00:00Z", // a leap day follows
                                "2028-02-29T23:59:30Z",
                                "2027-12-31T23:00:00Z",
                                "2026-11-22T12:00:00Z")
                        .map(from -> new Day(zone, from)));
    }

    @BeforeAll
    static void take_the_clock_in_hand() throws SQLException {
        owner = TestDatabase.owner().getConnection();
        owner.setAutoCommit(false);
        run("CREATE SCHEMA test_clock");
        run("""
                CREATE FUNCTION test_clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql STABLE
                AS $$ SELECT current_setting('test.now')::timestamptz $$
                """);
        run("""
                DO $$
                DECLARE
                    f regprocedure;
                BEGIN
                    FOR f IN SELECT p.oid FROM pg_proc p
                              WHERE p.pronamespace = 'portico'::regnamespace AND p.proname LIKE 'accounts\\_%' LOOP
                        EXECUTE format('ALTER FUNCTION %s SET search_path = test_clock, pg_catalog, portico, public, pg_temp', f);
                    END LOOP;
                END;
                $$""");
        run("INSERT INTO guard_key (secret) VALUES (decode(repeat('17', 32), 'hex')) ON CONFLICT DO NOTHING");
    }

    @BeforeEach
    void somebody_is_in() throws SQLException {
        person = Long.parseLong(ask(
                "INSERT INTO account (email, name, password_hash) VALUES (?, 'Somebody', 'salt$hash') RETURNING id",
                System.nanoTime() + "@portal.example"));
        ask(
                "SELECT set_config('portico.context', c || '|' || encode(hmac(convert_to(pg_backend_pid() || '|'"
                        + " || pg_current_xact_id()::text || '|' || c, 'UTF8'), (SELECT secret FROM guard_key), 'sha256'), 'hex'),"
                        + " true) FROM (SELECT 'account=' || ?) AS x (c)",
                person);
    }

    @AfterAll
    static void give_it_back() throws SQLException {
        owner.rollback();
        owner.close();
    }

    /** The link for a forgotten password, that of an invitation or a reset, and those to two mailboxes. */
    @ParameterizedTest
    @MethodSource("days")
    void a_link_is_good_for_its_hours_and_not_a_second_longer(Day day) throws SQLException {
        for (int hours : new int[] {2, 72}) {
            Token token = Token.random();
            Instant from = begin(day);
            ask("SELECT accounts_link(?, ?, ?)", person, token.hash(), hours);
            ends(from, Duration.ofHours(hours), () -> ask("SELECT name FROM accounts_link_holder(?)", token.bytes()));
        }
        Token both = Token.random();
        Token old = Token.random();
        Instant from = begin(day);
        ask("SELECT accounts_email_begin(?, ?, ?, ?, ?)", person, "x@portal.example", both.hash(), old.hash(), 72);
        for (Token token : new Token[] {both, old}) {
            ends(from, Duration.ofHours(72), () -> ask("SELECT name FROM accounts_email_link(?)", token.bytes()));
        }
        at(from.plus(Duration.ofHours(72)));
        assertEquals("", ask("SELECT done FROM accounts_email_agree(?, NULL)", both.bytes()), "too late for a yes");
    }

    @ParameterizedTest
    @MethodSource("days")
    void half_a_sign_in_lasts_five_minutes(Day day) throws SQLException {
        run("INSERT INTO account_totp (account_id, sealed, confirmed_at) VALUES (" + person + ", 'x', now())");
        Token ticket = Token.random();
        Instant from = begin(day);
        String email = ask("SELECT email FROM account WHERE id = ?", person);
        ask(
                "SELECT id FROM accounts_enter(?, '192.0.2.0', 'salt$hash', 'curl', '192.0.2.1', ?)",
                email,
                ticket.bytes());
        ends(
                from,
                Duration.ofMinutes(5),
                () -> ask(
                        "SELECT account_id FROM accounts_code_begin(?, ?)",
                        ticket.bytes(),
                        new ThrottleRule(1000).pauses()));
    }

    @ParameterizedTest
    @MethodSource("days")
    void who_guesses_waits_as_long_as_the_rule_says_and_a_quiet_day_forgets(Day day) throws SQLException {
        Instant now = begin(day);
        for (int failures = 1; failures <= 12; failures++) {
            count("guesses");
            Duration pause = ThrottleRule.ACCOUNT.pauseAfter(failures);
            if (!pause.isZero()) {
                at(now.plus(pause).minus(SECOND));
                assertNotEquals("0", ask("SELECT accounts_wait('guesses')"), failures + " failures");
            }
            now = now.plus(pause);
            at(now);
            assertEquals("0", ask("SELECT accounts_wait('guesses')"), failures + " failures");
        }
        Instant first = begin(day);
        ask("SELECT accounts_wait('quiet')");
        count("quiet");
        at(first.plus(Duration.ofHours(24)));
        count("quiet");
        assertEquals("2", ask("SELECT failures FROM sign_in_throttle WHERE key = 'quiet'"), "a day is not over yet");
        at(first.plus(Duration.ofHours(24)).plus(SECOND));
        count("quiet");
        assertEquals("1", ask("SELECT failures FROM sign_in_throttle WHERE key = 'quiet'"), "it begins anew");
    }

    /** A clock that is put forward shortens by what it was put, one that is put back lengthens by that, and nothing more. */
    @Test
    void an_hour_s_jump_costs_or_gives_an_hour() throws SQLException {
        Instant from = Instant.parse("2026-11-22T12:00:00Z");
        for (Duration jump : new Duration[] {HOUR, HOUR.negated()}) {
            Token token = Token.random();
            at(from);
            ask("SELECT accounts_link(?, ?, 72)", person, token.hash());
            // So long after, by a watch that nobody has put:
            Duration lasts = Duration.ofHours(72).minus(jump);
            at(from.plus(jump).plus(lasts).minus(SECOND));
            assertFalse(ask("SELECT name FROM accounts_link_holder(?)", token.bytes())
                    .isEmpty());
            at(from.plus(jump).plus(lasts));
            assertTrue(ask("SELECT name FROM accounts_link_holder(?)", token.bytes())
                    .isEmpty());
        }
        at(from);
        ask("SELECT accounts_wait('jumping')");
        for (int i = 0; i < 20; i++) {
            count("jumping");
        }
        assertEquals("60", ask("SELECT accounts_wait('jumping')"));
        at(from.minus(HOUR));
        assertEquals("120", ask("SELECT accounts_wait('jumping')"), "never longer than an hour and the jump");
        at(from.plus(HOUR));
        assertEquals("0", ask("SELECT accounts_wait('jumping')"));
    }

    private void count(String counter) throws SQLException {
        ask("SELECT accounts_wait(?)", counter);
        ask("SELECT accounts_count(?, ?)", counter, ThrottleRule.ACCOUNT.pauses());
    }

    private interface Question {
        String ask() throws SQLException;
    }

    private void ends(Instant from, Duration lasts, Question isGood) throws SQLException {
        for (Duration before : new Duration[] {Duration.ZERO, lasts.minus(SECOND)}) {
            at(from.plus(before));
            assertFalse(isGood.ask().isEmpty(), "still good after " + before);
        }
        for (Duration after : new Duration[] {lasts, lasts.plus(HOUR)}) {
            at(from.plus(after));
            assertTrue(isGood.ask().isEmpty(), "over after " + after);
        }
    }

    private Instant begin(Day day) throws SQLException {
        run("DELETE FROM sign_in_throttle");
        ask("SELECT set_config('TimeZone', ?, true)", day.zone());
        at(Instant.parse(day.from()));
        return Instant.parse(day.from());
    }

    private void at(Instant now) throws SQLException {
        ask("SELECT set_config('test.now', ?, true)", now.toString());
    }

    private static void run(String sql) throws SQLException {
        owner.createStatement().execute(sql);
    }

    /** The first column of the first row; nothing where there is none. */
    private static String ask(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                String found = row.next() ? row.getString(1) : null;
                return found == null ? "" : found;
            }
        }
    }
}
